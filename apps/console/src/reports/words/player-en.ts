import type { player as pl } from './player-pl.ts';

export const player: typeof pl = {
  channels: 'Channel balance',
  agent: 'agent',
  customer: 'customer',
  both: 'both',
  jumpSilence: 'Jump silence',
  waveform: 'Loudness: agent above, customer below',
  noWaveform: 'There is no picture of the recording yet.',
  paused: 'recording paused',
  pauses: (times) => `Recording paused: ${times}`,
  missing: 'not recorded',
  gaps: (times) => `Not recorded because the disk failed (it was full, for example) or the media engine did: ${times}`,
};
