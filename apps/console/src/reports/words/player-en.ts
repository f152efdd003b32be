import type { player as pl } from './player-pl.ts';

export const player: typeof pl = {
  channels: 'Channel balance',
  agent: 'agent',
  customer: 'customer',
  both: 'both',
  jumpSilence: 'Jump silence',
  noWaveform: 'There is no picture of the recording yet.',
  pauses: (times) => `Recording paused: ${times}`,
  gaps: (times) => `Not recorded because the disk failed (it was full, for example) or the media engine did: ${times}`,
  notAllowed:
    'You can see that this was recorded, but not hear it or take it away: your account lacks that permission. An administrator gives it.',
};
