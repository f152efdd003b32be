/** Makes a stream heard; the returned function ends it. */
export type Playout = (stream: MediaStream) => () => void;

/** Plays through the browser's default output. */
export const browserPlayout: Playout = (stream) => {
  const audio = new Audio();
  audio.autoplay = true;
  audio.srcObject = stream;
  return () => {
    audio.pause();
    audio.srcObject = null;
  };
};
