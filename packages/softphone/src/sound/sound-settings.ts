import { Store } from '../store.ts';

export const RINGTONES = ['classic', 'soft', 'bright', 'pulse'] as const;
export type Ringtone = (typeof RINGTONES)[number];

/** What the user chose on this device (F41). A device is null for the system's own; volumes go from 0 to 1. */
export type SoundSettings = {
  readonly microphone: string | null;
  readonly speaker: string | null;
  readonly ringer: string | null;
  readonly speakerVolume: number;
  readonly ringVolume: number;
  readonly ringtone: Ringtone;
  readonly echoCancellation: boolean;
  readonly noiseSuppression: boolean;
  readonly autoGainControl: boolean;
};

export const DEFAULT_SOUND: SoundSettings = {
  microphone: null,
  speaker: null,
  ringer: null,
  speakerVolume: 1,
  ringVolume: 0.7,
  ringtone: 'classic',
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};

const STORED_AS = 'wpm.sound';

/** The sound settings of this device: read once, kept at every change, and told to whoever plays or records. */
export class SoundPreferences {
  readonly #store: Store<SoundSettings>;
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>;

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>) {
    this.#storage = storage;
    this.#store = new Store(settingsIn(storage.getItem(STORED_AS)));
  }

  readonly getState = (): SoundSettings => this.#store.getState();
  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  change(change: Partial<SoundSettings>): void {
    const next = { ...this.getState(), ...change };
    this.#storage.setItem(STORED_AS, JSON.stringify(next));
    this.#store.set(next);
  }
}

/** What was stored may be of another version or broken: what is not understood is as it comes. */
export function settingsIn(stored: string | null): SoundSettings {
  const told = parsed(stored);
  const device = (name: 'microphone' | 'speaker' | 'ringer') => {
    const value = told[name];
    return typeof value === 'string' ? value : null;
  };
  const volume = (name: 'speakerVolume' | 'ringVolume') => {
    const value = told[name];
    return typeof value === 'number' && value >= 0 && value <= 1 ? value : DEFAULT_SOUND[name];
  };
  const isOn = (name: 'echoCancellation' | 'noiseSuppression' | 'autoGainControl') => told[name] !== false;
  return {
    microphone: device('microphone'),
    speaker: device('speaker'),
    ringer: device('ringer'),
    speakerVolume: volume('speakerVolume'),
    ringVolume: volume('ringVolume'),
    ringtone: RINGTONES.find((name) => name === told['ringtone']) ?? DEFAULT_SOUND.ringtone,
    echoCancellation: isOn('echoCancellation'),
    noiseSuppression: isOn('noiseSuppression'),
    autoGainControl: isOn('autoGainControl'),
  };
}

function parsed(stored: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(stored ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
