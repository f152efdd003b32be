import type { CallScreenWords } from './call-screen-words.ts';

const stages: CallScreenWords['stages'] = {
  holding: 'On hold',
  transferring: 'Being transferred',
  asking: 'Consultation',
  consulting: 'Consultation',
  swapped: 'Consultation',
  joined: 'Three-way talk',
  'customer-gone': 'Consultation',
};

/** What is said of a call that is up or over, in English. */
export const en: CallScreenWords = {
  label: 'Current call',
  incoming: 'Incoming call',
  outgoing: 'Outgoing call',
  campaign: (name) => `Campaign: ${name}`,
  callBack: 'Call back, once you answer',
  listed: 'The customer is called once you answer',
  dialled: (number) => `Number dialled: ${number}`,
  answer: 'Answer',
  reject: 'Reject',
  hangUp: 'Hang up',
  mute: 'Mute',
  keypad: 'Keypad',
  digits: 'Digits sent',
  minimise: 'Minimise',
  back: 'Back to the call',
  redial: 'Redial',
  done: 'Close',
  state: {
    'ringing-in': 'Ringing',
    answering: 'Connecting',
    dialling: 'Dialling',
    'ringing-out': 'Ringing',
    connected: 'Connected',
  },
  onHold: 'music',
  handedOn: 'The call was transferred.',
  stages,
  held: 'The other party put the call on hold',
  missed: 'Missed',
  ended: 'Ended',
  endedByRemote: 'The other party ended the call.',
  cancelled: 'Cancelled',
  reconnecting: 'Internet problem. Reconnecting, the call goes on.',
  unplugged: {
    replaced: 'The microphone was unplugged. The call goes on with another one.',
    missing: 'The microphone was unplugged and the other party cannot hear you. Plug it in, the call goes on.',
  },
  microphone: {
    'microphone/denied': 'The microphone is not allowed. Allow it in the browser settings and call again.',
    'microphone/missing': 'No microphone was found. Connect one and call again.',
    'microphone/busy': 'Another application uses the microphone. Close it and call again.',
    'microphone/insecure-page': 'The microphone needs a secure connection. Open the application over https.',
  },
  elsewhere: {
    talking: (who) => `You are in a call with ${who} on another device.`,
    somebody: 'somebody',
    takeOver: 'Go on here',
  },
};
