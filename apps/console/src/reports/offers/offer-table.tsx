import type { LedgerOffer } from '@wpm/contract';
import { type Language, useLanguage } from '@wpm/ui';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Absent } from '../../states/absent.tsx';
import { inColumns, useColumns } from '../columns/use-columns.ts';
import { zonedInstant } from '../format.ts';
import { callPath } from '../report-paths.ts';
import type { ReportWords } from '../words/report-words.ts';
import { useReportWords } from '../words/use-report-words.ts';

export type OfferTableProps = { readonly offers: readonly LedgerOffer[]; readonly timeZone: string };

type Column = {
  readonly id: string;
  readonly heading: string;
  readonly className?: string;
  readonly cell: (offer: LedgerOffer) => ReactNode;
};

/** Offers, newest first: when each step towards a ringing phone came, and in words what came of it. */
export function OfferTable({ offers, timeZone }: OfferTableProps) {
  const words = useReportWords();
  const { language } = useLanguage();
  const columns = inColumns(useColumns('offers').shown, columnsOf(words, language));
  return (
    <table className="report-table">
      <caption className="ui-unseen">{words.kinds.offers}</caption>
      <thead>
        <tr>
          <th scope="col">{words.ledger.columns.chosen}</th>
          {columns.map(({ id, heading }) => (
            <th key={id} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {offers.map((offer) => (
          <tr key={`${offer.callId}/${offer.number}`}>
            <th scope="row">
              <Link href={callPath(offer.callId)} className="link">
                <time dateTime={offer.chosenAt}>{zonedInstant(offer.chosenAt, timeZone, language)}</time>
              </Link>
            </th>
            {columns.map(({ id, className, cell }) => (
              <td key={id} className={className}>
                {cell(offer) ?? <Absent />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function columnsOf({ ledger, call: { byHand } }: ReportWords, language: Language): readonly Column[] {
  const { columns, verdict, verdicts, notTaken } = ledger;
  const after = sinceIn(ledger, language);
  return [
    {
      id: 'agent',
      heading: columns.agent,
      cell: (offer) => (
        <>
          {offer.agent.name}
          {offer.byHand && <div className="quiet">{byHand(offer.givenBy)}</div>}
        </>
      ),
    },
    { id: 'verdict', heading: verdict, className: 'offer-verdict', cell: (offer) => verdicts[offer.verdict] },
    {
      id: 'pushed',
      heading: columns.pushed,
      cell: (offer) =>
        offer.pushedAt !== null && offer.acceptedAt === null ? notTaken : after(offer, offer.acceptedAt),
    },
    { id: 'woke', heading: columns.woke, cell: (offer) => after(offer, offer.wokeAt) },
    { id: 'registered', heading: columns.registered, cell: (offer) => after(offer, offer.registeredAt) },
    { id: 'rang', heading: columns.rang, cell: (offer) => after(offer, offer.rangAt) },
    { id: 'ended', heading: columns.ended, cell: (offer) => after(offer, offer.endedAt) },
    { id: 'campaign', heading: columns.campaign, cell: ({ campaign }) => campaign },
  ];
}

/** How long after they were chosen; null where it did not come to be. */
function sinceIn({ after }: ReportWords['ledger'], language: Language) {
  const tenths = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return ({ chosenAt }: LedgerOffer, at: string | null) =>
    at === null ? null : after(tenths.format((Date.parse(at) - Date.parse(chosenAt)) / 1_000));
}
