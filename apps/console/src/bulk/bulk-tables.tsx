import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { PlainTable } from '../tables/plain-table.tsx';
import type { Outcome, Subject, Wish } from './bulk.ts';
import { useBulkWords } from './words/use-bulk-words.ts';

export type PlanTableProps = {
  readonly subjects: readonly Subject[];
  readonly wish: Wish;
  /** How many of the chosen are so already. */
  readonly unchanged: number;
};

/** What would become of each. */
export function PlanTable({ subjects, wish, unchanged }: PlanTableProps) {
  const words = useBulkWords();
  return (
    <section aria-label={words.plan}>
      <h2>{words.plan}</h2>
      {unchanged > 0 && <p className="quiet">{words.unchanged(unchanged)}</p>}
      {subjects.length > 0 && (
        <PlainTable label={words.plan} headings={[words.name, words.before, words.after]}>
          {subjects.map((subject) => {
            const planned = subject.plan(wish);
            return (
              <tr key={subject.id}>
                <th scope="row">{subject.name}</th>
                <td>{planned?.before}</td>
                <td>{planned?.after}</td>
              </tr>
            );
          })}
        </PlainTable>
      )}
    </section>
  );
}

export type OutcomesProps = {
  readonly outcomes: readonly Outcome[];
  readonly isRunning: boolean;
};

/** What came of each: changed, or the reason why not. */
export function Outcomes({ outcomes, isRunning }: OutcomesProps) {
  const words = useBulkWords();
  const refusalText = useRefusalText();
  if (outcomes.length === 0) return null;
  const refused = outcomes.filter(({ refusal }) => refusal !== null).length;
  return (
    <section aria-label={words.outcome}>
      <h2>{words.outcome}</h2>
      <p role="status">{isRunning ? words.running(outcomes.length) : words.done(outcomes.length - refused, refused)}</p>
      <PlainTable label={words.outcome} headings={[words.name, words.before, words.after, words.result]}>
        {outcomes.map(({ subject, planned, refusal }) => (
          <tr key={subject.id}>
            <th scope="row">{subject.name}</th>
            <td>{planned.before}</td>
            <td>{refusal === null ? planned.after : planned.before}</td>
            <td>
              <span className="live-status" data-tone={refusal === null ? 'good' : 'bad'}>
                {refusal === null ? words.changed : refusalText(refusal)}
              </span>
            </td>
          </tr>
        ))}
      </PlainTable>
    </section>
  );
}

/** Why not, with the licence that is meant. */
function useRefusalText(): (refusal: NonNullable<Outcome['refusal']>) => string {
  const errorText = useErrorText();
  const { accounts, administration } = useConsoleWords();
  const licences: Readonly<Record<string, string>> = accounts.licences;
  return ({ code, detail }) =>
    [errorText(code), detail && administration.licence(licences[detail] ?? detail)].filter(Boolean).join(' ');
}
