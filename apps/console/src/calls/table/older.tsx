import { Button, Notice } from '@wpm/ui';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import type { CallCriteria } from '../list/read-calls.ts';
import { useOlderCalls } from '../list/use-calls.ts';

export type OlderProps = { readonly criteria: CallCriteria; readonly next: string };

/** The end of the list, where there is more. */
export function Older({ criteria, next }: OlderProps) {
  const words = useConsoleWords().calls;
  const errorText = useErrorText();
  const older = useOlderCalls(criteria, next);
  return (
    <div className="older">
      {older.refusal !== null && (
        <Notice tone="bad" urgent>
          {errorText(older.refusal)}
        </Notice>
      )}
      {/* Not `disabled` while loading: that would take the focus away. */}
      <Button aria-disabled={older.loading} onClick={() => !older.loading && older.load()}>
        {older.loading ? words.loadingOlder : words.older}
      </Button>
    </div>
  );
}
