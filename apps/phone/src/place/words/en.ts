import type { PlaceWords } from './place-words.ts';

/** What is said where the user's phone is open at another place, in English. */
export const en: PlaceWords = {
  device: {
    title: 'You are logged in elsewhere',
    where: (device, since) => `Your phone is open on another device: ${device}, since: ${since}.`,
    used: (when) => `Last used: ${when}.`,
    what: 'The phone works in one place at a time. If you go on here, that device is logged out.',
    stay: 'Log out here',
  },
  window: {
    title: 'The phone is open in another window',
    where: 'The phone works in one place at a time, and is now in another window or tab of this browser.',
    what: 'If you go on here, that window is your phone no more.',
  },
  call: (who) => `A call is up there: ${who}. It moves here and is not cut.`,
  somebody: 'a caller without a number',
  goOn: 'Go on here',
  going: 'Moving here…',
  unnamed: 'an unknown device',
  takenOver: (device, when) => `You went on on another device: ${device}. Since: ${when}.`,
  takenOverWhat:
    'Your phone was logged out here, as it works in one place at a time. Log in to come back. If that is not you, change your password.',
};
