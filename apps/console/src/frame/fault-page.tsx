import { Button } from '@wpm/ui';
import { useConsoleWords } from '../i18n/use-console-words.ts';

/** Shown instead of a page that failed. */
export function FaultPage({ onReopen }: { readonly onReopen: () => void }) {
  const words = useConsoleWords();
  return (
    <main className="whole-page" role="alert">
      <h1>{words.fault.heading}</h1>
      <p>{words.fault.text}</p>
      <Button tone="primary" onClick={onReopen}>
        {words.fault.reopen}
      </Button>
    </main>
  );
}
