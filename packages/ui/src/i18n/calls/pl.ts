import type { CallDirection, Outcome } from '@wpm/contract';

/** The icons of a call (F25) by name. */
const outcomes: Record<CallDirection, Record<Outcome | 'running', string>> = {
  inbound: {
    answered: 'Przychodzące odebrane',
    missed: 'Przychodzące nieodebrane',
    failed: 'Przychodzące nieudane',
    running: 'Przychodzące trwa',
  },
  outbound: {
    answered: 'Wychodzące odebrane',
    missed: 'Wychodzące nieodebrane',
    failed: 'Wychodzące nieudane',
    running: 'Wychodzące trwa',
  },
  internal: {
    answered: 'Wewnętrzne odebrane',
    missed: 'Wewnętrzne nieodebrane',
    failed: 'Wewnętrzne nieudane',
    running: 'Wewnętrzne trwa',
  },
};

/** The words of lists of calls and of their recordings, in Polish. */
export const pl = {
  outcomes,
  player: {
    recording: 'Nagranie',
    play: 'Odtwórz',
    pause: 'Wstrzymaj',
    loading: 'Wczytuję nagranie',
    position: 'Pozycja nagrania',
    positionOf: (position: string, length: string) => `${position} z ${length}`,
    speed: 'Prędkość',
    back: '10 sekund wstecz',
    forward: '10 sekund do przodu',
    unplayable: 'Nie udało się odtworzyć nagrania. Spróbuj ponownie.',
    waveform: 'Głośność: u góry agent, u dołu klient',
    paused: 'przerwa w nagraniu',
    missing: 'nienagrane',
  },
};
