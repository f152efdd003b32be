import type { SessionWords } from './session-words.ts';

/** What the page of one's own sessions says, in English. */
export const en: SessionWords = {
  explained:
    'This is where you are logged in. Log out a device you no longer use or have lost; if you suspect something, change your password too.',
  loading: 'Loading…',
  apps: { phone: 'Phone', console: 'Console' },
  isThis: 'this device',
  used: (when) => `last used: ${when}`,
  since: (when) => `logged in: ${when}`,
  unnamed: 'Unknown device',
  end: 'Log this device out',
  asks: (device) => `${device}: is logged out at once and rings no more. A call that is up is not cut.`,
  keep: 'Keep it',
  done: 'The device was logged out.',
};
