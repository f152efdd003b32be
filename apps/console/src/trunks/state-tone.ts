import type { TrunkState } from '@wpm/contract';

const TONES: Readonly<Record<TrunkState['name'], 'good' | 'busy' | 'bad' | 'plain'>> = {
  ready: 'good',
  registering: 'busy',
  waiting: 'plain',
  refused: 'bad',
  unreachable: 'bad',
  full: 'bad',
  disabled: 'plain',
};

/** How a state of a trunk looks beside its words: whether calls go through it. */
export function toneOf({ name }: TrunkState): (typeof TONES)[TrunkState['name']] {
  return TONES[name];
}
