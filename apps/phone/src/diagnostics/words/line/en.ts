import type { LineWords } from './line-words.ts';

/** The words of the line while a call is up, in English. */
export const en: LineWords = {
  label: 'Network diagnostics',
  good: 'Network good',
  bad: 'Network problem',
  waiting: 'Checking the network…',
  elsewhere: 'Network diagnostics are only available on the device that handled the call.',
  troubles: {
    'no-audio-from': 'Internet problem: no sound arrives from the other party. The call goes on.',
    'no-audio-to': 'Internet problem: the other party cannot hear you. The call goes on.',
    'loss-from': 'Internet problem: the other party may sound broken up.',
    'loss-to': 'Internet problem: the other party may hear you with gaps.',
    'jitter-from': 'Internet problem: the other party may sound distorted.',
    'jitter-to': 'Internet problem: the other party may not hear you clearly.',
    delay: 'Internet problem: speech arrives late. Pause briefly before you answer.',
  },
  unheard: {
    here: 'The other party cannot hear you: your voice does not reach us. Check the Internet and the microphone, the call goes on.',
    there:
      'The other party cannot hear you: your voice does not reach their phone. Wait a moment, and if it stays so, call again.',
  },
};
