import type { CallWords } from './call-words.ts';

/** The words of lists of calls and of their recordings, in English. */
export const en: CallWords = {
  outcomes: {
    inbound: {
      answered: 'Incoming answered',
      missed: 'Incoming missed',
      failed: 'Incoming failed',
      running: 'Incoming in progress',
    },
    outbound: {
      answered: 'Outgoing answered',
      missed: 'Outgoing not answered',
      failed: 'Outgoing failed',
      running: 'Outgoing in progress',
    },
    internal: {
      answered: 'Internal answered',
      missed: 'Internal not answered',
      failed: 'Internal failed',
      running: 'Internal in progress',
    },
  },
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
    waveform: 'Loudness: agent above, customer below',
    paused: 'recording paused',
    missing: 'not recorded',
  },
};
