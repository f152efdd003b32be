import type { WakingWords } from './waking-words.ts';

/** What the phone says of ringing while it is closed, in English. */
export const en: WakingWords = {
  waking: {
    explained:
      'While the phone is closed or the screen is off, a notification tells you of a call, with the buttons Answer and Reject. Without it only an open phone rings.',
    state: 'Ringing while the phone is closed',
    states: {
      looking: 'Checking…',
      changing: 'Turning on…',
      on: 'On',
      off: 'Off',
      blocked: 'Blocked in the browser',
      impossible: 'Not available on this device',
      failed: 'Does not work',
    },
    turnOn: 'Turn notifications on',
    turnOff: 'Turn notifications off',
    retry: 'Check again',
    unblock:
      'The browser blocks notifications of this page. Open the site settings (the icon beside the address, or hold the icon of the application), allow notifications and come back here.',
    impossible: {
      browser: 'This browser has no notifications of calls. Use a current version of Chrome, Edge, Firefox or Safari.',
      'not-installed':
        'On an iPhone or iPad notifications work only in an application on the home screen. Choose Share, then “Add to Home Screen”, and open the phone from there.',
      'insecure-page': 'Notifications need a secure connection. Open the application over https.',
    },
    noService:
      'The browser cannot reach its notification service. Check the Internet; in a company network the administrator may have blocked it.',
  },
  woken: {
    coming: { answer: 'Answering the call…', show: 'The call is about to ring…', reject: 'Rejecting the call…' },
    late: 'This call no longer rings: the caller hung up, or somebody else answered.',
    close: 'Close',
  },
  offer: {
    text: 'Will the phone ring while it is closed?',
    check: 'Check it',
    later: 'Not now',
  },
};
