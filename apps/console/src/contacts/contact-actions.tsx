import { useQuery } from '@tanstack/react-query';
import type { ReportedCall } from '@wpm/contract';
import { useInstants } from '../zone/use-instants.ts';
import { Link } from 'wouter';
import type { CellProps } from '../administration/noun.ts';
import { Refused } from '../administration/refused.ts';
import { useMay } from '../administration/rights.tsx';
import { client } from '../client.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { ReadPart } from '../reports/call/read-part.tsx';
import { callPath } from '../reports/report-paths.ts';
import type { ContactEntry } from './contact-entry.ts';
import { Duplicates } from './merge/duplicates.tsx';
import { useContactWords } from './words/use-contact-words.ts';

const MOST_CALLS = 10;

/** Who is the same customer, and the last calls with this one. */
export function ContactActions({ entry }: CellProps<ContactEntry>) {
  return (
    <>
      <Duplicates entry={entry} />
      <LastCalls contactId={entry.id} />
    </>
  );
}

function LastCalls({ contactId }: { readonly contactId: string }) {
  const words = useContactWords();
  const query = useQuery<readonly ReportedCall[], Refused>({
    queryKey: ['contacts', 'calls', contactId],
    queryFn: async () => {
      const answer = await client.listContactCalls({ contactId, limit: MOST_CALLS });
      if (!answer.ok) throw new Refused(answer.error);
      return answer.value.items;
    },
    retry: false,
  });
  return (
    <section className="account-actions" aria-label={words.calls}>
      <h3>{words.calls}</h3>
      <ReadPart query={query}>
        {(calls) => (calls.length === 0 ? <p className="quiet">{words.noCalls}</p> : <CallList calls={calls} />)}
      </ReadPart>
    </section>
  );
}

function CallList({ calls }: { readonly calls: readonly ReportedCall[] }) {
  const { filter } = useConsoleWords();
  const { short } = useInstants();
  const may = useMay();
  return (
    <ul className="contact-calls">
      {calls.map(({ callId, startedAt, direction, outcome, agents }) => {
        const at = short(startedAt);
        const result = outcome === null ? '' : filter.outcomes[outcome];
        return (
          <li key={callId}>
            {may('calls:read-all') ? <Link href={callPath(callId)}>{at}</Link> : at}{' '}
            <span className="quiet">
              {[filter.directions[direction], result, ...agents].filter(Boolean).join(', ')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
