/** A device for sound; the name is empty until the microphone is allowed. */
export type AudioDevice = { readonly id: string; readonly name: string };
export type AudioDevices = { readonly microphones: readonly AudioDevice[]; readonly speakers: readonly AudioDevice[] };

/** The devices there are; the system's own choices (`default`, `communications`) are left out, for they are no devices. */
export async function audioDevices(): Promise<AudioDevices> {
  const all = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  const ofKind = (kind: MediaDeviceKind) =>
    all
      .filter((device) => device.kind === kind && !['', 'default', 'communications'].includes(device.deviceId))
      .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
  return { microphones: ofKind('audioinput'), speakers: ofKind('audiooutput') };
}

/** Whether there is a microphone that opens without a question: only then is its name told (Media Capture and Streams, §9.2). */
export async function isMicrophoneReady(): Promise<boolean> {
  const { microphones } = await audioDevices();
  return microphones.some(({ name }) => name !== '');
}

/** Calls back when a device comes or goes. @returns a function that ends it */
export function onDevicesChanged(listener: () => void): () => void {
  navigator.mediaDevices?.addEventListener('devicechange', listener);
  return () => navigator.mediaDevices?.removeEventListener('devicechange', listener);
}

/** Whether a page may choose where it plays: not in Android's browsers, nor in Safari. */
export function canChooseSpeaker(): boolean {
  return 'setSinkId' in HTMLMediaElement.prototype && !/Android/i.test(navigator.userAgent);
}
