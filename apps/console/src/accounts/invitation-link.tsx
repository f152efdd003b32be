import type { Invitation } from '@wpm/contract';
import { useLanguage } from '@wpm/ui';
import { CopiedField } from '../fields/copied-field.tsx';
import { fullInstant } from '../format/instant.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { invitationAddress } from '../invitation/invitation-address.ts';

/** The link by which the owner of the account sets the password; it cannot be shown again. */
export function InvitationLink({ invitation }: { readonly invitation: Invitation }) {
  const words = useConsoleWords().accounts;
  const { language } = useLanguage();
  return (
    <div className="invitation-link">
      <p>{words.invitationHint}</p>
      {invitation.mailedTo !== null && <p>{words.mailedTo(invitation.mailedTo)}</p>}
      <CopiedField
        label={words.invitationLink}
        value={invitationAddress(location.origin, invitation.token)}
        copy={words.copyLink}
      />
      <p className="quiet">{words.invitationUntil(fullInstant(new Date(invitation.expiresAt), language))}</p>
    </div>
  );
}

/** The invitation of an account that was just made. */
export function InvitationOnce({ once }: { readonly once: Invitation }) {
  return <InvitationLink invitation={once} />;
}
