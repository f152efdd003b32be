import type { LogOutWords } from './log-out-words.ts';

/** English words of logging out. */
export const en: LogOutWords = {
  logOut: 'Log out',
  inCall: 'A call is up. Logging out will end it.',
  anyway: 'End the call and log out',
  stay: 'Stay',
};
