import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Notice } from '@wpm/ui';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { client } from '../client.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import type { ConnectorEntry } from './connector-entry.ts';
import { JournalLog } from './journal/journal-log.tsx';

/** How it fares, its place among those that are asked, and what was written there. */
export function ConnectorActions({ entry }: { readonly entry: ConnectorEntry }) {
  return (
    <>
      <Order entry={entry} />
      {entry.settings.journal && <JournalLog connectorId={entry.id} />}
    </>
  );
}

function Order({ entry }: { readonly entry: ConnectorEntry }) {
  const words = useConsoleWords().crm;
  const errorText = useErrorText();
  const { ids, move, refused } = useOrder(entry.id);
  const at = ids.indexOf(entry.id);
  return (
    <section className="account-actions" aria-label={words.order}>
      {entry.state.lastError !== null && (
        <Notice tone="bad">{words.lastError(words.states[entry.state.kind], entry.state.lastError)}</Notice>
      )}
      {ids.length > 1 && (
        <>
          <p className="field-hint">{words.placeOf(at + 1, ids.length)}</p>
          <div className="account-buttons">
            <Button icon={<ArrowUp size={18} aria-hidden />} aria-disabled={at <= 0} onClick={() => move(at, at - 1)}>
              {words.earlier}
            </Button>
            <Button
              icon={<ArrowDown size={18} aria-hidden />}
              aria-disabled={at >= ids.length - 1}
              onClick={() => move(at, at + 1)}
            >
              {words.later}
            </Button>
          </div>
        </>
      )}
      <div role="status">{refused !== null && <Notice tone="bad">{errorText(refused)}</Notice>}</div>
    </section>
  );
}

function useOrder(connectorId: string) {
  const queries = useQueryClient();
  const [refused, setRefused] = useState<string | null>(null);
  const { data: ids = [] } = useQuery({
    queryKey: ['crm', 'order', connectorId],
    queryFn: async () => {
      const answer = await client.listCrmConnectors({});
      return answer.ok ? answer.value.items.map(({ id }) => id) : [];
    },
  });
  const order = async (connectorIds: string[]) => {
    const answer = await client.orderCrmConnectors({ connectorIds });
    setRefused(answer.ok ? null : answer.error.code);
    await queries.invalidateQueries({ queryKey: ['crm'] });
  };
  const move = (from: number, to: number) => {
    if (to >= 0 && to < ids.length) void order(ids.toSpliced(from, 1).toSpliced(to, 0, ids[from] ?? connectorId));
  };
  return { ids, move, refused };
}
