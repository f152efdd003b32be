import type { ConsoleWords } from './console-words.ts';

export const breaks: ConsoleWords['breaks'] = {
  icons: {
    coffee: 'Coffee',
    meal: 'Meal',
    meeting: 'Meeting',
    training: 'Training',
    paperwork: 'Paperwork',
    rest: 'Rest',
    technical: 'Technical',
    other: 'Other',
  },
  icon: 'Sign',
  colour: 'Colour',
  unlimited: 'no limit',
  minutes: (minutes) => `${minutes} min`,
  plannedMinutes: 'Planned time (minutes)',
  plannedHint: 'The phone shows it beside the name. Empty: no limit.',
  paid: 'Paid',
  enabled: 'Offered in phones',
  enabledHint: 'One that is not offered cannot be chosen; its history stays.',
};
