import { expect, test, vi } from 'vitest';
import { levelOf } from './level-meter.ts';
import { DEFAULT_SOUND, settingsIn, SoundPreferences } from './sound-settings.ts';

test('settings are kept on the device, and told to who plays', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const preferences = new SoundPreferences(storage);
  expect(preferences.getState()).toEqual(DEFAULT_SOUND);
  const told = vi.fn();
  preferences.subscribe(told);
  preferences.change({ ringtone: 'soft', speaker: 'headset', noiseSuppression: false });
  expect(told).toHaveBeenCalledTimes(1);
  expect(new SoundPreferences(storage).getState()).toEqual({
    ...DEFAULT_SOUND,
    ringtone: 'soft',
    speaker: 'headset',
    noiseSuppression: false,
  });
});

test.each([null, '', 'null', '[1]', '{"speakerVolume":7,"ringtone":"drill","microphone":3,"ringVolume":"x"}'])(
  'what was stored and is not understood is as it comes: %s',
  (stored) => {
    expect(settingsIn(stored)).toEqual(DEFAULT_SOUND);
  },
);

const tone = (amplitude: number) => new Float32Array(1_024).map((_, i) => amplitude * Math.sin(i / 3));

test('a level is 0 for silence, 1 for a full tone, and grows by decibels between', () => {
  expect(levelOf(tone(0))).toBe(0);
  expect(levelOf(tone(1))).toBe(1);
  // -33 dB of full scale is in the middle of the scale.
  expect(levelOf(tone(Math.SQRT2 * 10 ** (-33 / 20)))).toBeCloseTo(0.5, 1);
});
