import type { ReportWords } from './report-words.ts';

/** Of recalls: planned call-backs (F24). */
export const recalls: ReportWords['recalls'] = {
  hint: 'Planned call-backs: to whom, when and who is to call. Agents and classifiers plan them; calling back from the list of missed calls does not cancel them.',
  show: 'Show',
  shown: { open: 'Open', done: 'Done', cancelled: 'Cancelled' },
  none: { open: 'No recalls are planned', done: 'No recalls are done', cancelled: 'No recalls are cancelled' },
  noneHint: 'A recall is planned by an agent in the phone, or by a classifier that is set up to do so.',
  columns: {
    due: 'When',
    customer: 'Customer',
    campaign: 'Campaign',
    for: 'For whom',
    state: 'State',
    note: 'Note',
    plannedBy: 'Planned by',
    deeds: 'Actions',
  },
  inFile: {
    contact: 'Contact',
    takenBy: 'Taken by',
    endedAt: 'Ended',
    endedBy: 'Ended by',
    why: 'Why cancelled',
  },
  outside: 'Outside campaigns',
  anyone: 'anyone of the campaign',
  states: {
    planned: 'planned',
    due: 'waits for an agent',
    offered: 'taken',
    done: 'done',
    cancelled: 'cancelled',
  },
  takenBy: (name) => `taken by ${name}`,
  ended: (state, at, by) => (by === null ? `${state} ${at}` : `${state} ${at}, ${by}`),
  cancellations: {
    'by-hand': 'by hand',
    'called-back': 'the customer called back or was called back',
    closed: 'a classifier closed the matter',
    'do-not-call': 'the customer is not to be called',
  },
  cancel: 'Cancel',
  cancelOf: (customer) => `Cancel the recall: ${customer}`,
  cancelQuestion: (customer) => `Cancel the recall to ${customer}?`,
  cancelHint: 'Nobody will be asked to call any more. An agent can plan a new one.',
  keep: 'Keep',
};
