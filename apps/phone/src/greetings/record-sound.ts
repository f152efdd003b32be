/** A recording that goes on. */
export type SoundRecording = {
  readonly stop: () => void;
  /** What was recorded, once it is over: stopped, as long as it may be, or the microphone is gone. */
  readonly sound: Promise<Blob>;
};

/** Records what comes from a microphone, which stays the caller's to close. @param mostMs after which it stops by itself */
export function recordSound(stream: MediaStream, mostMs: number): SoundRecording {
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  const stop = () => {
    if (recorder.state !== 'inactive') recorder.stop();
  };
  const timer = setTimeout(stop, mostMs);
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  const sound = new Promise<Blob>((resolve) => {
    recorder.addEventListener('stop', () => {
      clearTimeout(timer);
      resolve(new Blob(parts, { type: recorder.mimeType }));
    });
  });
  recorder.start();
  return { stop, sound };
}
