import type { NetworkTone, ToneCountry } from '@wpm/media';

/** A tone's frequencies together, and for how long it sounds and is silent in turn, in ms, beginning with sound. */
export type ToneCadence = { readonly hz: readonly number[]; readonly ms: readonly number[] };

type Cadences = Readonly<Record<NetworkTone, readonly number[]>>;

/** A country with one frequency for all its tones. */
const all = (hz: number, cadences: Cadences): Readonly<Record<NetworkTone, ToneCadence>> => ({
  ringback: { hz: [hz], ms: cadences.ringback },
  busy: { hz: [hz], ms: cadences.busy },
  congestion: { hz: [hz], ms: cadences.congestion },
  waiting: { hz: [hz], ms: cadences.waiting },
});

const RING = [1_000, 4_000];
const RING_UK = [400, 200, 400, 2_000];
const HALF = [500, 500];
const TWO_SHORT = [150, 150, 150, 4_000];

/**
 * Tones by country: ITU-T E.180 supplement 2 (2003), ETSI TR 101 041-2 (1997); United Kingdom: BT SIN 350; Ukraine: the cadences
 * of GOST 45.223, which its network kept. Where an administration names several, the one of its digital exchanges.
 */
const PLAN: Readonly<Record<ToneCountry, Readonly<Record<NetworkTone, ToneCadence>>>> = {
  AT: all(420, { ringback: [1_000, 5_000], busy: [400, 400], congestion: [200, 200], waiting: [40, 1_960] }),
  BE: {
    ...all(425, { ringback: [1_000, 3_000], busy: HALF, congestion: [167, 167], waiting: [175, 175, 175, 3_500] }),
    waiting: { hz: [1_400], ms: [175, 175, 175, 3_500] },
  },
  BG: all(425, { ringback: RING, busy: HALF, congestion: [250, 250], waiting: TWO_SHORT }),
  CH: all(425, { ringback: RING, busy: HALF, congestion: [200, 200], waiting: [200, 200, 200, 4_000] }),
  CZ: all(425, { ringback: RING, busy: [330, 330], congestion: [165, 165], waiting: [330, 9_000] }),
  DE: all(425, { ringback: RING, busy: [480, 480], congestion: [240, 240], waiting: [200, 200, 200, 5_000] }),
  DK: all(425, { ringback: RING, busy: HALF, congestion: [200, 200], waiting: [200, 600, 200, 3_000] }),
  EE: all(425, { ringback: RING, busy: [300, 300], congestion: [200, 200], waiting: TWO_SHORT }),
  ES: all(425, {
    ringback: [1_500, 3_000],
    busy: [200, 200],
    congestion: [200, 200, 200, 200, 200, 600],
    waiting: [175, 175, 175, 3_500],
  }),
  FI: all(425, { ringback: RING, busy: [300, 300], congestion: [200, 200], waiting: [150, 150, 150, 8_000] }),
  FR: all(440, { ringback: [1_500, 3_500], busy: HALF, congestion: [250, 250], waiting: [300, 10_000] }),
  GB: {
    ...all(400, { ringback: RING_UK, busy: [375, 375], congestion: [400, 350, 225, 525], waiting: [100, 4_000] }),
    ringback: { hz: [400, 450], ms: RING_UK },
  },
  GR: all(425, { ringback: RING, busy: [300, 300], congestion: [200, 200], waiting: [150, 150, 150, 8_000] }),
  HU: all(425, { ringback: [1_250, 3_750], busy: [300, 300], congestion: [300, 300], waiting: [40, 1_960] }),
  IT: all(425, { ringback: RING, busy: HALF, congestion: [200, 200], waiting: [400, 100, 250, 100, 150, 14_000] }),
  LT: all(425, { ringback: RING, busy: [350, 350], congestion: [200, 200], waiting: TWO_SHORT }),
  NL: all(425, { ringback: RING, busy: HALF, congestion: [250, 250], waiting: [500, 9_500] }),
  NO: all(425, { ringback: RING, busy: HALF, congestion: [200, 200], waiting: [200, 600, 200, 10_000] }),
  PL: all(425, { ringback: RING, busy: HALF, congestion: HALF, waiting: TWO_SHORT }),
  PT: {
    ...all(425, { ringback: [1_000, 5_000], busy: HALF, congestion: [200, 200], waiting: [300, 10_000] }),
    waiting: { hz: [440], ms: [300, 10_000] },
  },
  SE: all(425, { ringback: [1_000, 5_000], busy: [250, 250], congestion: [250, 750], waiting: [200, 500, 200, 9_100] }),
  SK: all(425, { ringback: RING, busy: [330, 330], congestion: [165, 165], waiting: [330, 9_000] }),
  UA: all(425, { ringback: RING, busy: [350, 350], congestion: [175, 175], waiting: [200, 5_000] }),
  US: {
    ringback: { hz: [440, 480], ms: [2_000, 4_000] },
    busy: { hz: [480, 620], ms: HALF },
    congestion: { hz: [480, 620], ms: [250, 250] },
    waiting: { hz: [440], ms: [300, 10_000] },
  },
};

/** How a tone sounds in a country. */
export const cadenceOf = (tone: NetworkTone, country: ToneCountry): ToneCadence => PLAN[country][tone];
