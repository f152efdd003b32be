import { Button, Notice, useWords } from '@wpm/ui';
import { Refused } from '../administration/refused.ts';
import { useErrorText } from '../i18n/use-error-text.ts';

/** A list that could not be read, why, and the way to read it again. */
export function Unreadable({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const shared = useWords();
  const errorText = useErrorText();
  return (
    <Notice tone="bad" urgent>
      <p>{errorText(error instanceof Refused ? error.refusal.code : 'network/garbled')}</p>
      <Button onClick={onRetry}>{shared.tryAgain}</Button>
    </Notice>
  );
}
