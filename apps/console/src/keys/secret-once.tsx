import { CopiedField } from '../fields/copied-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';

/** The key itself, this once: the platform keeps only what it can tell it again by. */
export function SecretOnce({ once }: { readonly once: string }) {
  const words = useConsoleWords().keys;
  return (
    <div className="invitation-link">
      <p>{words.secretHint}</p>
      <CopiedField label={words.secret} value={once} copy={words.copySecret} />
      <p className="quiet">{words.secretUse}</p>
      <pre className="code-line">Authorization: Bearer {once}</pre>
    </div>
  );
}
