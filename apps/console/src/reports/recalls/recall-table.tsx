import type { Recall } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { type ReactNode, useState } from 'react';
import { Question } from '../../administration/edit/question.tsx';
import { useMay } from '../../administration/rights.tsx';
import { PartyName } from '../../calls/table/party-name.tsx';
import { readableNumber } from '../../format/readable-number.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { Absent } from '../../states/absent.tsx';
import { useInstants } from '../../zone/use-instants.ts';
import { inColumns, useColumns } from '../columns/use-columns.ts';
import type { ReportWords } from '../words/report-words.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { useCancelling } from './use-recalls.ts';

/** Recalls, each with whose it is and where it stands; one that is open can be cancelled. */
export function RecallTable({ recalls }: { readonly recalls: readonly Recall[] }) {
  const { kinds, recalls: words } = useReportWords();
  const { short } = useInstants();
  const may = useMay();
  const isCancelled = may('recalls:work') && recalls.some(isOpen);
  const columns = inColumns(useColumns('recalls').shown, columnsOf(words, short));
  return (
    <table className="report-table recall-table">
      <caption className="ui-unseen">{kinds.recalls}</caption>
      <thead>
        <tr>
          <th scope="col">{words.columns.due}</th>
          {columns.map(({ id, heading }) => (
            <th key={id} scope="col">
              {heading}
            </th>
          ))}
          {isCancelled && <th scope="col">{words.columns.deeds}</th>}
        </tr>
      </thead>
      <tbody>
        {recalls.map((recall) => (
          <tr key={recall.recallId}>
            <th scope="row">
              <time dateTime={recall.dueAt}>{short(recall.dueAt)}</time>
            </th>
            {columns.map(({ id, className, cell }) => (
              <td key={id} className={className}>
                {cell(recall) ?? <Absent />}
              </td>
            ))}
            {isCancelled && <td>{isOpen(recall) ? <Cancelling recall={recall} /> : <Absent />}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const isOpen = ({ state: { kind } }: Recall): boolean => kind !== 'done' && kind !== 'cancelled';

type Column = {
  readonly id: string;
  readonly heading: string;
  readonly className?: string;
  readonly cell: (recall: Recall) => ReactNode;
};

function columnsOf(words: ReportWords['recalls'], instant: (at: string) => string): readonly Column[] {
  const { customer, campaign, for: whose, state, note, plannedBy } = words.columns;
  return [
    { id: 'customer', heading: customer, cell: (recall) => <PartyName party={recall.customer} /> },
    { id: 'campaign', heading: campaign, cell: (recall) => recall.campaign?.name ?? words.outside },
    { id: 'for', heading: whose, cell: (recall) => recall.for?.name ?? words.anyone },
    { id: 'state', heading: state, cell: (recall) => stateText(recall, words, instant) },
    { id: 'note', heading: note, className: 'recall-note', cell: (recall) => recall.note },
    { id: 'plannedBy', heading: plannedBy, cell: (recall) => recall.plannedBy },
  ];
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
