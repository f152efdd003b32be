import type { Recall } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { useState } from 'react';
import { Question } from '../../administration/edit/question.tsx';
import { useMay } from '../../administration/rights.tsx';
import { PartyName } from '../../calls/table/party-name.tsx';
import { readableNumber } from '../../format/readable-number.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { Absent } from '../../states/absent.tsx';
import { useInstants } from '../../zone/use-instants.ts';
import type { ReportWords } from '../words/report-words.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { useCancelling } from './use-recalls.ts';

/** Recalls, each with whose it is and where it stands; one that is open can be cancelled. */
export function RecallTable({ recalls }: { readonly recalls: readonly Recall[] }) {
  const { kinds, recalls: words } = useReportWords();
  const may = useMay();
  const isCancelled = may('recalls:work') && recalls.some(isOpen);
  const { due, customer, campaign, for: whose, state, note, plannedBy, deeds } = words.columns;
  const headings = [due, customer, campaign, whose, state, note, plannedBy, ...(isCancelled ? [deeds] : [])];
  return (
    <table className="report-table recall-table">
      <caption className="ui-unseen">{kinds.recalls}</caption>
      <thead>
        <tr>
          {headings.map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {recalls.map((recall) => (
          <RecallRow key={recall.recallId} recall={recall} isCancelled={isCancelled} />
        ))}
      </tbody>
    </table>
  );
}

const isOpen = ({ state: { kind } }: Recall): boolean => kind !== 'done' && kind !== 'cancelled';

function RecallRow({ recall, isCancelled }: { readonly recall: Recall; readonly isCancelled: boolean }) {
  const { recalls: words } = useReportWords();
  const { short } = useInstants();
  const { dueAt, customer, campaign, for: whose, note, plannedBy } = recall;
  return (
    <tr>
      <th scope="row">
        <time dateTime={dueAt}>{short(dueAt)}</time>
      </th>
      <td>
        <PartyName party={customer} />
      </td>
      <td>{campaign?.name ?? words.outside}</td>
      <td>{whose?.name ?? words.anyone}</td>
      <td>{stateText(recall, words, short)}</td>
      <td className="recall-note">{note ?? <Absent />}</td>
      <td>{plannedBy}</td>
      {isCancelled && <td>{isOpen(recall) ? <Cancelling recall={recall} /> : <Absent />}</td>}
    </tr>
  );
}

function stateText({ state }: Recall, words: ReportWords['recalls'], instant: (at: string) => string): string {
  const said = words.states[state.kind];
  if (state.kind === 'offered') return words.takenBy(state.to.name);
  if (state.kind === 'done') return words.ended(said, instant(state.at), state.by);
  if (state.kind === 'cancelled')
    return `${words.ended(said, instant(state.at), state.by)}: ${words.cancellations[state.why]}`;
  return said;
}

function Cancelling({ recall: { recallId, customer } }: { readonly recall: Recall }) {
  const { recalls: words } = useReportWords();
  const errorText = useErrorText();
  const [asking, setAsking] = useState(false);
  const { cancel, isBusy, refusal, forget } = useCancelling(() => setAsking(false));
  const who = customer.name ?? readableNumber(customer.number);
  const ask = () => {
    forget();
    setAsking(true);
  };
  return (
    <>
      <Button aria-label={words.cancelOf(who)} onClick={ask}>
        {words.cancel}
      </Button>
      <Question
        open={asking}
        title={words.cancelQuestion(who)}
        hint={words.cancelHint}
        no={words.keep}
        yes={words.cancel}
        isBusy={isBusy}
        onNo={() => setAsking(false)}
        onYes={() => void cancel(recallId)}
      >
        {refusal && (
          <Notice tone="bad" urgent>
            {errorText(refusal.code)}
          </Notice>
        )}
      </Question>
    </>
  );
}
