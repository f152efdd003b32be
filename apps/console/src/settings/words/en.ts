import type { SettingsWords } from './settings-words.ts';

export const en: SettingsWords = {
  heading: 'Company settings',
  about: 'Clock, language and country of the whole domain, and how long recordings are kept.',
  domain: (domain) => `Domain: ${domain}`,
  company: 'Company',
  name: 'Company name',
  nameHint: 'People who are invited see it.',
  timeZone: 'Time zone',
  timeZoneHint: 'The console tells days and hours by it, and reports count them by it.',
  language: 'Language',
  languageHint: 'We write in it to people who have not chosen their own yet.',
  languages: { pl: 'Polish', en: 'English' },
  country: 'Country calling code',
  countryHint: 'Without the plus, such as 48. This is how we understand numbers dialled without one.',
  saved: 'Saved.',
  zoneQuestion: (zone) => `Change the time zone to ${zone}?`,
  zoneQuestionHint:
    'The days of all reports, past ones too, will be added up anew by the new clock. With a long history that takes up to some minutes. You can go back to the former zone in the same way.',
  zoneNo: 'Leave it',
  zoneYes: 'Change the zone',
  retention: 'Keeping recordings',
  supervision: 'Supervision of calls',
  readOnly: 'An administrator changes them.',
};
