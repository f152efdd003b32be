import type { ConsoleWords } from './console-words.ts';

export const numbers: ConsoleWords['numbers'] = {
  routes: {
    account: 'To a user',
    campaign: 'To a campaign',
    menu: 'To a menu',
    'by-hours': 'By working hours',
    nowhere: 'Nowhere',
  },
  number: 'Number',
  numberHint: 'With the plus sign and the country code. Spaces and hyphens do no harm.',
  label: 'Description (optional)',
  labelHint: 'For example “Helpline” or “Front desk”.',
  route: 'Where calls go',
  nowhereHint: 'The caller hears that there is no such number.',
  user: 'User',
  campaign: 'Campaign',
  menu: 'Menu',
  hours: 'Working hours',
  when: { open: 'Within working hours', closed: 'Outside working hours' },
  enabled: 'Number is in service',
  enabledHint: 'One that is not cannot be called.',
  enabledMark: 'in service',
  disabledMark: 'out of service',
};
