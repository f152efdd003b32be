import { counting } from '@wpm/ui';
import type { MissedWords } from './missed-words.ts';

const count = counting('en');

/** English words of the shared missed calls. */
export const en: MissedWords = {
  shown: 'Show',
  open: 'To call back',
  all: 'All',
  none: 'Nobody is waiting to be called back.',
  noneAtAll: 'There are no missed calls yet.',
  details: 'Missed call',
  justNow: 'waiting since just now',
  waitsMinutes: (minutes) => `waiting ${minutes} min`,
  waitsHours: (hours) => `waiting ${hours} h`,
  waitsDays: (days) => `waiting ${count(days, { one: 'day', other: 'days' })}`,
  claimed: (name) => `calling back: ${name}`,
  claimedByMe: 'you are calling back',
  calledBack: (name, at) => `called back: ${name}, ${at}`,
  calledAgain: (name, at) => `the customer called again, answered: ${name}, ${at}`,
  manually: (name, at) => `settled by hand: ${name}, ${at}`,
  somebody: 'somebody else',
  attempts: (attempts) => count(attempts, { one: 'attempt', other: 'attempts' }),
  facts: {
    state: 'State',
    line: 'Called',
    reason: 'Reason',
    attempts: 'Attempts',
    first: 'First attempt',
    last: 'Last attempt',
    waited: 'Waited the last time',
    why: 'Why it was settled',
  },
  reasons: {
    'not-answered': 'nobody answered',
    'waited-too-long': 'waited too long',
    'out-of-hours': 'outside opening hours',
    'number-left': 'asked to be called back',
    abandoned: 'hung up before anybody answered',
    rejected: 'rejected',
    busy: 'busy',
    unreachable: 'nobody was available',
    failed: 'the call failed',
  },
  callBack: 'Call back',
  callAnyway: 'Call all the same',
  busyWith: (name) => `${name} is calling this customer back already.`,
  release: 'I am not calling back',
  reopen: 'Open again',
  settle: 'Settled without calling back',
  excuses: {
    'reached-otherwise': 'Reached in another way',
    'not-needed': 'No need to call back',
    nuisance: 'Nuisance or wrong number',
  },
  offline: 'The server cannot be reached. This is the list as it was read last.',
  more: 'Older',
};
