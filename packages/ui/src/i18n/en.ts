import { counting } from './plural.ts';
import type { Words } from './words.ts';

const count = counting('en');

/** What both applications say, in English. */
export const en: Words = {
  close: 'Close',
  tryAgain: 'Try again',
  today: 'Today',
  yesterday: 'Yesterday',
  inSeconds: (seconds) => `Try again in ${count(seconds, { one: 'second', other: 'seconds' })}.`,
  player: {
    recording: 'Recording',
    play: 'Play',
    pause: 'Pause',
    loading: 'Loading the recording',
    position: 'Position in the recording',
    positionOf: (position, length) => `${position} of ${length}`,
    speed: 'Speed',
    back: '10 seconds back',
    forward: '10 seconds forward',
    unplayable: 'The recording could not be played. Try again.',
  },
  outcomes: {
    inbound: { answered: 'Incoming answered', missed: 'Incoming missed', failed: 'Incoming failed' },
    outbound: { answered: 'Outgoing answered', missed: 'Outgoing not answered', failed: 'Outgoing failed' },
  },
  errors: {
    'session/wrong-credentials': 'The login or password is wrong. Check them and try again.',
    'session/unknown-domain': 'There is no such domain. Check its spelling or ask your administrator.',
    'session/account-blocked': 'This account is blocked. Ask your administrator to unblock it.',
    'session/licence-missing': 'This account has no WebPhone Mobile licence. Ask your administrator to assign one.',
    'session/licence-expired': "This account's licence has expired. Ask your administrator to renew it.",
    'session/not-for-this-app': 'This account may not use this application. Use another one or ask your administrator.',
    'session/too-many-attempts': 'Too many attempts to log in. Wait a moment and try again.',
    'session/required': 'Your session has expired. Log in again.',
    'session/ended': 'Your session was ended, for example by logging in elsewhere. Log in again.',
    'session/not-allowed': 'You have no permission for this. Ask your administrator.',
    'request/malformed': 'The server did not understand the request. Reload the application and try again.',
    'request/invalid': 'Some of the data is not valid. Correct it and try again.',
    'request/too-many': 'Too many requests at once. Wait a moment and try again.',
    'request/not-found': 'What you are looking for does not exist or was removed. Refresh the list.',
    'platform/not-ready': 'The platform is starting. Try again in a moment.',
    'platform/fault': 'The platform had a fault. Try again; if it happens again, tell your administrator.',
    'network/unreachable': 'The server cannot be reached. Check your Internet connection and try again.',
    'network/garbled': 'Something other than the server answered. Check whether your network wants you to log in.',
    'recording/not-ready': 'The recording is still being prepared. Try again in a moment.',
    'call/busy': 'The number is busy. Call later.',
    'call/no-answer': 'Nobody answered. Call later.',
    'call/rejected': 'The call was rejected.',
    'call/unreachable': 'The other party is unavailable. Call later.',
    'call/unknown-number': 'There is no such number. Check it and dial again.',
    'call/no-direct-number':
      'You have no direct number, so you cannot call outside a campaign. Ask your administrator for a number.',
    'call/not-allowed': 'You have no permission to call this number. Ask your administrator.',
    'call/no-common-codec': 'The two phones have no codec in common. Tell your administrator.',
    'call/no-audio-offered': 'The other party offered no audio. Try calling again.',
    'call/overloaded': 'The platform is overloaded. Try again in a moment.',
    'call/trunk-unavailable':
      'The line to the telephone network is down. Try again in a moment or tell your administrator.',
    'call/network': 'The call was cut off by a network problem. Check your connection and call again.',
    'call/failed': 'The call could not be made. Try again.',
  },
};
