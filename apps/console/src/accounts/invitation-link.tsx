import type { Invitation } from '@wpm/contract';
import { CopiedField } from '../fields/copied-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useInstants } from '../zone/use-instants.ts';
import { invitationAddress } from '../invitation/invitation-address.ts';

/** The link by which the owner of the account sets the password; it cannot be shown again. */
export function InvitationLink({ invitation }: { readonly invitation: Invitation }) {
  const words = useConsoleWords().accounts;
  const { full } = useInstants();
  return (
    <div className="invitation-link">
      <p>{words.invitationHint}</p>
      {invitation.mailedTo !== null && <p>{words.mailedTo(invitation.mailedTo)}</p>}
      <CopiedField
        label={words.invitationLink}
        value={invitationAddress(location.origin, invitation.token)}
        copy={words.copyLink}
      />
      <p className="quiet">{words.invitationUntil(full(invitation.expiresAt))}</p>
    </div>
  );
}

/** The invitation of an account that was just made. */
export function InvitationOnce({ once }: { readonly once: Invitation }) {
  return <InvitationLink invitation={once} />;
}
