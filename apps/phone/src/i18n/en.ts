import type { PhoneWords } from './phone-words.ts';

/** What the phone says, in English. */
export const en: PhoneWords = {
  loading: 'Loading…',
  tabs: {
    label: 'Main',
    keypad: 'Keypad',
    contacts: 'Contacts',
    missed: 'Missed',
    calls: 'My calls',
    settings: 'Settings',
  },
  connection: { connecting: 'Connecting…', registered: 'Ready', lost: 'No connection', refused: 'No connection' },
  anonymous: 'Withheld number',
  refused: 'The phone cannot register.',
  keypad: {
    number: 'Phone number',
    placeholder: 'Enter a number',
    erase: 'Delete digit',
    call: 'Call',
    country: (name) => `Country: ${name}`,
    countries: 'Country',
    searchCountry: 'Search country',
    noCountry: 'There is no such country or code.',
    holdForPlus: 'hold to enter +',
    incomplete: 'The number is too short. Enter all of it.',
    impossible: 'There can be no such number. Check it.',
    nothingToRedial: 'Enter the number you want to call.',
    busyHere: 'A call is up already. End it to make another.',
  },
  leftHere: 'You are logged out on this device. The server is told when it can be reached again.',
  fault: {
    heading: 'Something went wrong',
    text: 'This screen has stopped working. A call that is up was not cut.',
    reload: 'Open the screen again',
  },
};
