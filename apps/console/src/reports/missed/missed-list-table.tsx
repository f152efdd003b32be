import type { MissedCustomer, MissedStanding } from '@wpm/contract';
import { clockDuration, type Language, useLanguage } from '@wpm/ui';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { PartyName } from '../../calls/table/party-name.tsx';
import { dateIn } from '../../format/zone.ts';
import { readableNumber } from '../../format/readable-number.ts';
import { Absent } from '../../states/absent.tsx';
import { searchOf, WHOLE_DAY } from '../calls/report-view.ts';
import { inColumns, useColumns } from '../columns/use-columns.ts';
import { zonedInstant } from '../format.ts';
import { callPath, reportPath } from '../report-paths.ts';
import type { ReportWords } from '../words/report-words.ts';
import { useReportWords } from '../words/use-report-words.ts';

export type MissedListTableProps = { readonly customers: readonly MissedCustomer[]; readonly timeZone: string };

type Column = {
  readonly id: string;
  readonly heading: string;
  readonly isNumber?: boolean;
  readonly className?: string;
  readonly cell: (customer: MissedCustomer) => ReactNode;
};

/** Customers nobody spoke to: what happened, what has become of it, by whom and when; each leads to its last call. */
export function MissedListTable({ customers, timeZone }: MissedListTableProps) {
  const words = useReportWords();
  const { language } = useLanguage();
  const columns = inColumns(useColumns('missed-list').shown, columnsOf(words, timeZone, language));
  return (
    <table className="report-table missed-table">
      <caption className="ui-unseen">{words.kinds['missed-list']}</caption>
      <thead>
        <tr>
          <th scope="col">{words.missedList.columns.since}</th>
          {columns.map(({ id, heading, isNumber }) => (
            <th key={id} scope="col" data-number={isNumber}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {customers.map((customer) => (
          <tr key={customer.missedId}>
            <th scope="row">
              <Link href={callOf(customer, timeZone)} className="link">
                <time dateTime={customer.firstAt}>{zonedInstant(customer.firstAt, timeZone, language)}</time>
              </Link>
            </th>
            {columns.map(({ id, isNumber, className, cell }) => (
              <td key={id} className={className} data-number={isNumber}>
                {cell(customer) ?? <Absent />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function columnsOf({ missedList: words }: ReportWords, timeZone: string, language: Language): readonly Column[] {
  const { columns } = words;
  const instant = (at: string) => zonedInstant(at, timeZone, language);
  return [
    { id: 'customer', heading: columns.customer, cell: ({ customer }) => <PartyName party={customer} /> },
    { id: 'line', heading: columns.line, cell: ({ line }) => lineText(line, words) },
    {
      id: 'reason',
      heading: columns.reason,
      className: 'missed-reason',
      cell: ({ reason, short }) => (short ? words.short : words.reasons[reason]),
    },
    {
      id: 'attempts',
      heading: columns.attempts,
      isNumber: true,
      cell: (customer) => (
        <Link
          href={callsOf(customer, timeZone)}
          className="link"
          aria-label={`${customer.attempts}, ${words.attemptsOf(readableNumber(customer.customer.number))}`}
        >
          {customer.attempts}
        </Link>
      ),
    },
    { id: 'waited', heading: columns.waited, isNumber: true, cell: ({ waitedMs }) => clockDuration(waitedMs) },
    { id: 'standing', heading: columns.standing, cell: ({ state }) => <Standing state={state} instant={instant} /> },
    { id: 'by', heading: columns.by, cell: ({ state }) => ('name' in state ? state.name : null) },
    { id: 'settledAt', heading: columns.settledAt, cell: ({ state }) => ('at' in state ? instant(state.at) : null) },
  ];
}

function lineText({ kind, number, name }: MissedCustomer['line'], words: ReportWords['missedList']): ReactNode {
  return kind === 'campaign' ? (name ?? words.gone) : <PartyName party={{ number, name }} />;
}

const TONES: Readonly<Record<MissedStanding, string>> = {
  open: 'bad',
  claimed: 'warn',
  'called-back': 'good',
  'called-again': 'good',
  manually: 'good',
};

type StandingProps = { readonly state: MissedCustomer['state']; readonly instant: (at: string) => string };

function Standing({ state, instant }: StandingProps) {
  const { missedList: words } = useReportWords();
  const standing = state.kind === 'settled' ? state.how : state.kind;
  return (
    <>
      <span className="missed-standing" data-tone={TONES[standing]}>
        {words.standings[standing]}
      </span>
      {state.kind === 'claimed' && <div className="quiet">{words.claimedUntil(instant(state.until))}</div>}
      {state.kind === 'settled' && state.why !== null && <div className="quiet">{words.excuses[state.why]}</div>}
    </>
  );
}

/** The call of the last attempt; where that is not known, the customer's calls. */
const callOf = (customer: MissedCustomer, timeZone: string): string =>
  customer.callId === null ? callsOf(customer, timeZone) : callPath(customer.callId);

/** What the customer's calls were from the first attempt on. */
function callsOf({ customer, firstAt, lastAt }: MissedCustomer, timeZone: string): string {
  const [first, last] = [firstAt, lastAt].map((at) => dateIn(timeZone, new Date(at)));
  const days = { period: 'between', first: first ?? null, last: last ?? null } as const;
  return `${reportPath('calls')}?${searchOf({ ...WHOLE_DAY, ...days, number: customer.number })}`;
}
