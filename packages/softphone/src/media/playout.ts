import { canChooseSpeaker, onDevicesChanged } from './devices.ts';
import type { SoundPreferences } from '../sound/sound-settings.ts';

/** Makes a stream heard; the returned function ends it. */
export type Playout = (stream: MediaStream) => () => void;

/** Plays through the chosen speaker at the chosen volume, also when they change meanwhile (F41). */
export function browserPlayout(preferences: SoundPreferences): Playout {
  return (stream) => {
    const audio = new Audio();
    const apply = () => {
      const { speaker, speakerVolume } = preferences.getState();
      audio.volume = speakerVolume;
      if (canChooseSpeaker()) void sinkTo(audio, speaker);
    };
    apply();
    audio.autoplay = true;
    audio.srcObject = stream;
    const ends = [preferences.subscribe(apply), onDevicesChanged(apply)];
    return () => {
      for (const end of ends) end();
      audio.pause();
      audio.srcObject = null;
    };
  };
}

/** A speaker that is gone leaves the sound to the system's own: better there than nowhere. */
async function sinkTo(audio: HTMLAudioElement, speaker: string | null): Promise<void> {
  try {
    await audio.setSinkId(speaker ?? '');
  } catch {
    await audio.setSinkId('').catch(() => {});
  }
}
