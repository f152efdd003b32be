import type { ShortTone, Tone } from '../call/tones.ts';
import type { Ringtone } from './sound-settings.ts';

/** A tone: its frequencies in Hz and how long it sounds and is silent in turn, in milliseconds. */
export type Cadence = { readonly frequencies: readonly number[]; readonly onOff: readonly number[] };

/** ETSI TR 101 041-2 for Poland: 425 Hz; ringback 1 s on, 4 s off; busy 0.5 s on and off; call waiting 0.15 s twice in 4 s. */
export const CADENCES: Readonly<Record<Exclude<Tone, 'ringtone'> | ShortTone, Cadence>> = {
  ringback: { frequencies: [425], onOff: [1000, 4000] },
  'call-waiting': { frequencies: [425], onOff: [150, 150, 150, 4000] },
  busy: { frequencies: [425], onOff: [500, 500, 500, 500, 500, 0] },
  over: { frequencies: [425], onOff: [150, 150, 150, 0] },
  waiting: { frequencies: [880], onOff: [120, 120, 120, 0] },
  taken: { frequencies: [1_320], onOff: [350, 0] },
};

/** The ringtones to choose from (F41): our own, nothing to download. */
export const RINGTONE_CADENCES: Readonly<Record<Ringtone, Cadence>> = {
  classic: { frequencies: [523, 659], onOff: [350, 150, 350, 2000] },
  soft: { frequencies: [392, 494], onOff: [900, 2100] },
  bright: { frequencies: [784, 988, 1175], onOff: [150, 100, 150, 100, 150, 1600] },
  pulse: { frequencies: [587], onOff: [90, 90, 90, 90, 90, 90, 90, 1400] },
};

const ROWS = [697, 770, 852, 941] as const;
const COLUMNS = [1209, 1336, 1477] as const;
const KEYPAD = ['123', '456', '789', '*0#'] as const;

/** The two frequencies of a key (ITU-T Q.23), undefined for anything else. */
export function keyCadence(digit: string): Cadence | undefined {
  const row = KEYPAD.findIndex((keys) => digit.length === 1 && keys.includes(digit));
  const low = ROWS[row];
  const high = COLUMNS[KEYPAD[row]?.indexOf(digit) ?? -1];
  return low === undefined || high === undefined ? undefined : { frequencies: [low, high], onOff: [120, 0] };
}
