/** How often a level is told. */
const EVERY_MS = 60;
/** What counts as silence and as full, in dB of full scale: speech lies between. */
const SILENT_DB = -60;
const FULL_DB = -6;

/** Tells how loud a stream is, from 0 to 1 on a scale of decibels, until the returned function is called. */
export function meterLevel(stream: MediaStream, tell: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 1_024 });
  context.createMediaStreamSource(stream).connect(analyser);
  const wave = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(wave);
    tell(levelOf(wave));
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}

/** The level of a piece of sound between silence (0) and full (1). */
export function levelOf(wave: Readonly<Float32Array>): number {
  const power = wave.reduce((sum, value) => sum + value * value, 0) / wave.length;
  const decibels = 10 * Math.log10(power);
  return Math.min(1, Math.max(0, (decibels - SILENT_DB) / (FULL_DB - SILENT_DB)));
}
