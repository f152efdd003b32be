import type { TrunkCredentials } from '@wpm/contract';
import { TextField } from '../fields/text-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';

/** What the far end registers with; it cannot be shown again. */
export function CredentialsOnce({ once }: { readonly once: TrunkCredentials }) {
  const words = useConsoleWords().trunks;
  return (
    <div className="invitation-link">
      <p>{words.credentialsHint}</p>
      <TextField label={words.domain} value={once.domain} readOnly />
      <TextField label={words.user} value={once.user} readOnly />
      <TextField label={words.password} value={once.password} readOnly />
    </div>
  );
}
