import { useQueryClient } from '@tanstack/react-query';
import { OUTBOUND_REOPENED, type OutboundReopened } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { type ReactNode, useState } from 'react';
import { client } from '../client.ts';
import { SelectField } from '../fields/select-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';

type Which = Parameters<typeof client.reopenOutboundEntries>[0]['which'];

/** Has entries that are over called once more, and says how many. */
export function useReopening(listId: string): {
  readonly said: ReactNode;
  readonly reopen: (which: Which) => Promise<void>;
} {
  const words = useConsoleWords().outbound;
  const errorText = useErrorText();
  const queries = useQueryClient();
  const [came, setCame] = useState<{ readonly count: number } | { readonly code: string }>();
  const reopen = async (which: Which) => {
    const answer = await client.reopenOutboundEntries({ listId, which });
    setCame(answer.ok ? answer.value : { code: answer.error.code });
    await queries.invalidateQueries({ queryKey: ['outboundLists'] });
  };
  const said = came && (
    <Notice tone={'code' in came ? 'bad' : 'plain'} urgent>
      {'code' in came ? errorText(came.code) : words.reopened(came.count)}
    </Notice>
  );
  return { said, reopen };
}

/** Chooses a result, all of whose entries are called once more. */
export function ReopenAll({ onReopen }: { readonly onReopen: (result: OutboundReopened) => void }) {
  const words = useConsoleWords().outbound;
  const [result, setResult] = useState<OutboundReopened>('no-answer');
  return (
    <div className="account-buttons">
      <SelectField
        label={words.reopenAll}
        hint={words.reopenHint}
        value={result}
        values={OUTBOUND_REOPENED}
        texts={words.ends}
        onChoose={(chosen) => setResult(chosen ?? 'no-answer')}
      />
      <Button onClick={() => onReopen(result)}>{words.reopen}</Button>
    </div>
  );
}
