import type { LedgerOffer } from '@wpm/contract';
import { Link } from 'wouter';
import { client } from '../client.ts';
import { DayList } from '../list/day-list.tsx';
import { ListEnd } from '../list/list-end.tsx';
import { ListProblem } from '../list/list-problem.tsx';
import { usePages } from '../list/use-pages.ts';
import { OfferRow } from './offer-row.tsx';
import { ringsNot } from './rings-not.ts';
import { useMyOfferWords } from './words/use-my-offer-words.ts';

const LIMIT = 30;

/** Why the user's phone rang or did not: every call a queue offered them, with the verdict in words (semantics, promise 2). */
export function MyOffersSection() {
  const words = useMyOfferWords();
  const offers = usePages<LedgerOffer>(['my-offers'], async (paging) =>
    client.settings((own) => own.listMyOffers({ period: '7-days', limit: LIMIT, ...paging })),
  );
  return (
    <div className="settings-form">
      <p className="quiet">{words.hint}</p>
      <ListProblem list={offers} offline={words.offline} />
      {offers.loading && <p role="status">{words.loading}</p>}
      {!offers.loading && offers.problem === undefined && offers.items.length === 0 && (
        <p role="status">{words.none}</p>
      )}
      {offers.items.some(ringsNot) && (
        <Link href="/settings/readiness" className="ui-button" data-tone="plain" data-wide>
          {words.check}
        </Link>
      )}
      <DayList
        items={offers.items}
        at={({ chosenAt }) => chosenAt}
        row={(offer) => <OfferRow key={`${offer.callId}/${offer.number}`} offer={offer} />}
      />
      <ListEnd list={offers} text={words.more} />
    </div>
  );
}
