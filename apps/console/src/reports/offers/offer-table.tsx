import type { LedgerOffer } from '@wpm/contract';
import { type Language, useLanguage } from '@wpm/ui';
import { Link } from 'wouter';
import { Absent } from '../../states/absent.tsx';
import { zonedInstant } from '../format.ts';
import { callPath } from '../report-paths.ts';
import type { ReportWords } from '../words/report-words.ts';
import { useReportWords } from '../words/use-report-words.ts';

export type OfferTableProps = { readonly offers: readonly LedgerOffer[]; readonly timeZone: string };

/** Offers, newest first: when each step towards a ringing phone came, and in words what came of it. */
export function OfferTable({ offers, timeZone }: OfferTableProps) {
  const words = useReportWords();
  const { agent, campaign, chosen, pushed, woke, registered, rang, ended } = words.ledger.columns;
  return (
    <table className="report-table">
      <caption className="ui-unseen">{words.kinds.offers}</caption>
      <thead>
        <tr>
          {[chosen, agent, words.ledger.verdict, pushed, woke, registered, rang, ended, campaign].map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {offers.map((offer) => (
          <Row key={`${offer.callId}/${offer.number}`} offer={offer} timeZone={timeZone} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ offer, timeZone }: { readonly offer: LedgerOffer; readonly timeZone: string }) {
  const { ledger } = useReportWords();
  const { language } = useLanguage();
  const { callId, agent, campaign, chosenAt, pushedAt, acceptedAt, verdict } = offer;
  const after = (at: string | null) => (at === null ? <Absent /> : sinceIn(ledger, language)(chosenAt, at));
  return (
    <tr>
      <th scope="row">
        <Link href={callPath(callId)} className="link">
          <time dateTime={chosenAt}>{zonedInstant(chosenAt, timeZone, language)}</time>
        </Link>
      </th>
      <td>{agent.name}</td>
      <td className="offer-verdict">{ledger.verdicts[verdict]}</td>
      <td>{pushedAt !== null && acceptedAt === null ? ledger.notTaken : after(acceptedAt)}</td>
      <td>{after(offer.wokeAt)}</td>
      <td>{after(offer.registeredAt)}</td>
      <td>{after(offer.rangAt)}</td>
      <td>{after(offer.endedAt)}</td>
      <td>{campaign ?? <Absent />}</td>
    </tr>
  );
}

/** How long after they were chosen. */
function sinceIn({ after }: ReportWords['ledger'], language: Language) {
  const tenths = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (from: string, at: string) => after(tenths.format((Date.parse(at) - Date.parse(from)) / 1_000));
}
