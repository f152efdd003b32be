import type { LinkWords } from './link-words.ts';

/** English words of signing in by a link. */
export const en: LinkWords = {
  title: 'Log this phone in?',
  explained:
    'This link logs this device in without a password, as the person the administrator made it for. Go on only if the code is yours.',
  instead: (name) => `${name} is logged in here now, and will be logged out of this device.`,
  signIn: 'Log this phone in',
  signingIn: 'Logging in…',
  cancel: 'Not now',
  void: 'This code was used already, or is over. Ask your administrator for a new one.',
};
