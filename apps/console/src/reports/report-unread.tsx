import { Button, useWords } from '@wpm/ui';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { NothingShown } from '../states/nothing-shown.tsx';
import { useReportWords } from './words/use-report-words.ts';

/** Nothing could be read: says why, and offers to try again where that may help. */
export function ReportUnread({ code, retry }: { readonly code: string; readonly retry: () => void }) {
  const words = useReportWords();
  const { state } = useConsoleWords();
  const { tryAgain } = useWords();
  const errorText = useErrorText();
  if (code === 'session/not-allowed')
    return <NothingShown icon="locked" heading={state.notAllowed} hint={state.notAllowedHint} />;
  return (
    <NothingShown icon="failed" heading={words.failed} hint={errorText(code)} urgent>
      <Button onClick={retry}>{tryAgain}</Button>
    </NothingShown>
  );
}
