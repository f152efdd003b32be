import type { ConsoleWords } from './console-words.ts';

export const hours: ConsoleWords['hours'] = {
  days: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
  name: 'Name',
  openTimes: 'When it is open',
  onDays: 'Days of the week',
  from: 'From',
  to: 'To',
  endsFirst: 'The end must be later than the beginning.',
  addTime: 'Add times',
  removeTime: (time) => `Remove the times: ${time}`,
  addDays: 'Add days',
  removeDays: 'Remove these days',
  neverOpen: 'always closed',
  neverOpenHint: 'Without days and times it is always closed.',
  timeZone: 'Time zone',
  holidays: 'Calendar of holidays',
  noHolidays: 'no holidays',
  enabled: 'The hours are in force',
  enabledHint: 'While they are not, it is closed.',
  enabledMark: 'in force',
  disabledMark: 'not in force',
};
