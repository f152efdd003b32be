import { clockDuration, useLanguage } from '@wpm/ui';
import { Link } from 'wouter';
import { zonedInstant } from '../format.ts';
import { callPath } from '../report-paths.ts';
import { PlainTable } from '../../tables/plain-table.tsx';
import { useReportWords } from '../words/use-report-words.ts';
import { ReadPart } from './read-part.tsx';
import { useOffers } from './use-reported-call.ts';

/** The ledger of offers (semantics, promise 2): who was chosen, whether a phone of theirs rang, and what came of it. */
export function Offers({ callId, timeZone }: { readonly callId: string; readonly timeZone: string }) {
  const words = useReportWords();
  const { language } = useLanguage();
  const { offerColumns: columns } = words.call;
  return (
    <ReadPart query={useOffers(callId)}>
      {({ offers, keptPlace, callBackOf }) => (
        <>
          {keptPlace && <p>{words.call.keptPlace(keptPlace)}</p>}
          {keptPlace?.ended?.callId && <OtherCall callId={keptPlace.ended.callId} text={words.call.theCallBack} />}
          {callBackOf !== null && <OtherCall callId={callBackOf} text={words.call.callBackOf} />}
          {offers.length === 0 ? (
            <p className="quiet">{words.call.noOffers}</p>
          ) : (
            <PlainTable
              label={words.call.offers}
              headings={[columns.agent, columns.chosen, columns.waited, columns.rang, columns.outcome]}
            >
              {offers.map(({ number, agent, candidates, chosenBy, givenBy, chosenAt, waitedMs, rangAt, outcome }) => (
                <tr key={number}>
                  <th scope="row">{agent}</th>
                  <td>
                    {zonedInstant(chosenAt, timeZone, language)},{' '}
                    {chosenBy === 'by-hand' ? words.call.byHand(givenBy) : words.call.candidates(candidates)}
                  </td>
                  <td>{clockDuration(waitedMs)}</td>
                  <td>{rangAt === null ? words.call.notRung : zonedInstant(rangAt, timeZone, language)}</td>
                  <td>{outcome === null ? words.call.stillRings : words.offers[outcome]}</td>
                </tr>
              ))}
            </PlainTable>
          )}
        </>
      )}
    </ReadPart>
  );
}

/** The way between a call in which a place was kept and the one that was promised for it (ADR 0051). */
function OtherCall({ callId, text }: { readonly callId: string; readonly text: string }) {
  return (
    <p>
      <Link href={callPath(callId)} className="link">
        {text}
      </Link>
    </p>
  );
}
