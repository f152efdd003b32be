import { type LedgerOffer, OFFER_VERDICTS } from '@wpm/contract';
import { ACCOUNT } from './demo-platform.ts';
import type { GalleryState } from './gallery-state.ts';

const at = (minutes: number, ms = 0) => new Date(Date.now() - minutes * 60_000 + ms).toISOString();

/** An offer of each verdict, newest first. */
const OFFERS: readonly LedgerOffer[] = OFFER_VERDICTS.map((verdict, index) => ({
  callId: `0192f7a0-0000-7000-8000-0000000007${String(index).padStart(2, '0')}`,
  number: 1,
  agent: { id: ACCOUNT.id, name: ACCOUNT.displayName },
  campaign: index % 3 === 0 ? null : 'Obsługa <b>gwarancyjna</b> i pogwarancyjna klientów instytucjonalnych',
  chosenAt: at(index * 190),
  byHand: index === 1,
  givenBy: null,
  pushedAt: null,
  acceptedAt: null,
  wokeAt: index % 2 === 0 ? null : at(index * 190, 1_240),
  registeredAt: null,
  rangAt: index > 4 ? null : at(index * 190, 2_310),
  endedAt: null,
  verdict,
}));

const answered = (items: readonly LedgerOffer[]): GalleryState => ({
  path: '/settings/offers',
  answers: {
    '/me/offers': {
      status: 200,
      body: { items, next: null, days: { first: '2026-01-01', last: '2026-01-07', timeZone: 'Europe/Warsaw' } },
    },
  },
});

/** Why the phone rang or did not. */
export const OFFER_STATES: Readonly<Record<string, GalleryState>> = {
  'settings-offers': answered(OFFERS),
  'settings-offers-none': answered([]),
  'settings-offers-unreachable': { path: '/settings/offers', answers: 'unreachable' },
};
