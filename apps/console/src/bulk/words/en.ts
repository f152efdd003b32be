import { counting } from '@wpm/ui';
import type { BulkWords } from './bulk-words.ts';

const count = counting('en');
const rows = (number: number) => count(number, { one: 'row', other: 'rows' });

export const en: BulkWords = {
  link: 'Change many at once',
  heading: 'Change many at once',
  who: 'Which',
  search: 'Search',
  all: (shown) => `All that are shown (${shown})`,
  nothing: 'There is nothing here yet that could be changed.',
  chosen: (number) => `Chosen: ${rows(number)}.`,
  what: 'What to change',
  deed: 'Change',
  value: 'To what',
  choose: 'choose…',
  yes: 'yes',
  no: 'no',
  none: 'none',
  deeds: {
    enabled: 'Account enabled',
    kind: 'Kind of account',
    seat: 'Seat of the licence WebPhone Mobile',
    permit: 'Add a permission',
    forbid: 'Take a permission away',
    join: 'Add to a campaign',
    leave: 'Take out of a campaign',
    inUse: 'Number enabled',
    toCampaign: 'Leads to a campaign',
    toMenu: 'Leads to a voice menu',
    toNowhere: 'Leads nowhere',
  },
  plan: 'What will change',
  unchanged: (number) => `No change, as it is so already: ${rows(number)}.`,
  name: 'Name',
  before: 'Before',
  after: 'After',
  result: 'Outcome',
  change: (number) => `Change (${number})`,
  question: (number) => `Change ${rows(number)}?`,
  questionHint: 'Each change stands in the audit log by itself. You undo them in the same way.',
  leave: 'Leave them',
  outcome: 'What happened',
  running: (done) => `Done: ${done}…`,
  done: (changed, refused) =>
    refused === 0 ? `Changed: ${rows(changed)}.` : `Changed: ${rows(changed)}. Refused: ${rows(refused)}.`,
  changed: 'changed',
};
