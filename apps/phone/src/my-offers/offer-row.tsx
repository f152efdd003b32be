import type { LedgerOffer } from '@wpm/contract';
import { timeOfDay, useLanguage } from '@wpm/ui';
import { BellOff, BellRing } from 'lucide-react';
import { ringsNot, secondsBetween } from './rings-not.ts';
import { useMyOfferWords } from './words/use-my-offer-words.ts';

/** One offer: when, of which campaign, and what came of it; how long waking and ringing took. */
export function OfferRow({ offer }: { readonly offer: LedgerOffer }) {
  const words = useMyOfferWords();
  const { language } = useLanguage();
  const { chosenAt, wokeAt, rangAt, campaign, verdict } = offer;
  const after = (at: string) => secondsBetween(chosenAt, at, language);
  const steps = [
    ...(wokeAt === null ? [] : [words.wokeAfter(after(wokeAt))]),
    ...(rangAt === null ? [] : [words.rangAfter(after(rangAt))]),
  ];
  const Icon = ringsNot(offer) ? BellOff : BellRing;
  return (
    <li className="row offer-row" data-fault={ringsNot(offer) || undefined}>
      <Icon aria-hidden />
      <span className="row-text">
        <b>{words.verdicts[verdict]}</b>
        <small>{[campaign ?? words.anyCampaign, ...steps].join(' · ')}</small>
      </span>
      <time dateTime={chosenAt}>{timeOfDay(new Date(chosenAt), language)}</time>
    </li>
  );
}
