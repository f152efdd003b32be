import { counting } from '@wpm/ui';
import type { ConsoleWords } from './console-words.ts';

const count = counting('en');
const days = { one: 'day', other: 'days' };

export const holidays: ConsoleWords['holidays'] = {
  months: {
    1: 'January',
    2: 'February',
    3: 'March',
    4: 'April',
    5: 'May',
    6: 'June',
    7: 'July',
    8: 'August',
    9: 'September',
    10: 'October',
    11: 'November',
    12: 'December',
  },
  name: 'Name',
  count: (many) => count(many, days),
  newDay: 'New day',
  addDay: 'Add a day',
  addPolish: 'Add the Polish holidays',
  removeDay: 'Remove this day',
  when: 'When',
  dateKinds: { yearly: 'every year on the same day', once: 'only once', easter: 'depending on Easter' },
  date: 'Date',
  noDate: 'no date',
  day: 'Day',
  month: 'Month',
  yearlyText: (day) => `every ${day}`,
  easterDays: 'Days from Easter Sunday',
  easterHint: '1 is Easter Monday, 60 Corpus Christi, -2 Good Friday.',
  easterText: (many) => {
    if (many === 0) return 'Easter Sunday';
    return `${count(Math.abs(many), days)} ${many > 0 ? 'after' : 'before'} Easter`;
  },
  closedAllDay: 'Closed all day',
  enabled: 'Calendar in force',
  enabledHint: 'While it is not, these days are as open as any.',
  enabledMark: 'in force',
  disabledMark: 'not in force',
};
