import type { Invitation } from '@wpm/contract';
import { Button, useLanguage } from '@wpm/ui';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { TextField } from '../fields/text-field.tsx';
import { fullInstant } from '../format/instant.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { invitationAddress } from '../invitation/invitation-address.ts';

/** The link by which the owner of the account sets the password; it cannot be shown again. */
export function InvitationLink({ invitation }: { readonly invitation: Invitation }) {
  const words = useConsoleWords().accounts;
  const { language } = useLanguage();
  const address = invitationAddress(location.origin, invitation.token);
  const [isCopied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(address).then(() => setCopied(true));
  return (
    <div className="invitation-link">
      <p>{words.invitationHint}</p>
      <TextField label={words.invitationLink} value={address} readOnly />
      <div className="invitation-copy">
        {/* Without a secure origin there is no clipboard to write to; the field can be copied by hand. */}
        {'clipboard' in navigator && (
          <Button
            icon={isCopied ? <Check size={18} aria-hidden /> : <Copy size={18} aria-hidden />}
            onClick={() => void copy()}
          >
            {words.copyLink}
          </Button>
        )}
        <span role="status">{isCopied && words.linkCopied}</span>
      </div>
      <p className="quiet">{words.invitationUntil(fullInstant(new Date(invitation.expiresAt), language))}</p>
    </div>
  );
}

/** The invitation of an account that was just made. */
export function InvitationOnce({ once }: { readonly once: Invitation }) {
  return <InvitationLink invitation={once} />;
}
