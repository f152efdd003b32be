import type { RecallWords } from './recall-words.ts';

/** English words of recalls. */
export const en: RecallWords = {
  none: 'You have no recalls planned.',
  offline: 'No connection. The list may be out of date.',
  more: 'Show more',
  notListed: 'This recall is no longer in the list. Choose another one.',
  details: 'Planned recall',
  offered: 'Time to call back',
  outside: 'Outside campaigns',
  anyone: 'for anyone of the campaign',
  mine: 'for me',
  states: { planned: 'planned', due: 'due now', done: 'done', cancelled: 'cancelled' },
  takenBy: (name) => `${name} is on it`,
  facts: {
    when: 'When',
    campaign: 'Campaign',
    for: 'For',
    plannedBy: 'Planned by',
    note: 'Note',
    state: 'State',
  },
  call: 'Call now',
  later: 'Put off',
  laterBy: { 15: 'By 15 minutes', 60: 'By an hour', 1440: 'By a day' },
  cancel: 'Cancel the recall',
  plan: {
    title: 'Plan a recall',
    number: 'Number',
    at: 'When to call back',
    save: 'Plan',
    planned: (at) => `Recall planned: ${at}.`,
  },
};
