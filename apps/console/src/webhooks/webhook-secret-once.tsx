import { CopiedField } from '../fields/copied-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';

/** What the receiver checks signatures with; it cannot be shown again. */
export function WebhookSecretOnce({ once }: { readonly once: string }) {
  const words = useConsoleWords().webhooks;
  return (
    <div className="invitation-link">
      <p>{words.secretHint}</p>
      <CopiedField label={words.secret} value={once} copy={words.copySecret} />
      <p className="quiet">{words.secretUse}</p>
    </div>
  );
}
