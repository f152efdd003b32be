import type { DiallingWords } from './dialling-words.ts';

/** What is said of whom users may call, in English. */
export const en: DiallingWords = {
  heading: 'Dial permissions',
  about:
    'Which numbers may be called, and how much. They guard against the bill when somebody gets to know a password. Calls for help (112) are always allowed and count towards no limit.',
  national: 'National numbers',
  kinds: {
    landline: 'landlines',
    mobile: 'mobiles',
    free: 'freephone (800)',
    shared: 'shared cost (801)',
    premium: 'premium rate (70x)',
    other: 'other national ones',
  },
  abroad: 'Abroad',
  groups: {
    'european-union': 'European Union',
    europe: 'rest of Europe',
    'north-america': 'North America',
    elsewhere: 'rest of the world',
  },
  countries: 'Single countries',
  countriesHint: 'Allowed even where their group is not ticked.',
  addCountry: 'Add a country',
  chooseCountry: 'choose',
  removeCountry: (country) => `Remove: ${country}`,
  prefixes: 'Exceptions',
  prefixesHint:
    'The beginning of a number with its plus, such as +4870. The longest that fits decides, before all of the above.',
  prefix: 'Beginning of the number',
  decision: 'Whether it is allowed',
  decisions: { allowed: 'allowed', forbidden: 'not allowed' },
  addPrefix: 'Add an exception',
  removePrefix: (prefix) => `Remove the exception ${prefix}`,
  limits: { agent: 'Limits of each person', tenant: 'Limits of the whole company', trunk: 'Limits of each trunk' },
  limitsHint: 'Empty: no limit. Who goes over a limit hears and sees a refusal; running calls go on.',
  caps: {
    concurrent: 'Calls at once',
    callsPerMinute: 'Calls a minute',
    callsPerHour: 'Calls an hour',
    minutesPerHour: 'Minutes of talk an hour',
  },
  unlimited: 'no limit',
  accounts: 'Limits of single people',
  accountsHint: 'In place of the limits of each person: for somebody who calls more, or may call less.',
  addAccount: 'Add a person',
  chooseAccount: 'choose',
  limitsOf: (name) => `Limits: ${name}`,
  removeAccount: 'Remove own limits',
  accountGone: 'an account that is no longer there',
  saved: 'Saved. It holds from the next call on.',
};
