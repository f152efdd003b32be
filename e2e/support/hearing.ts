import type { Page } from 'playwright-core';

/** Hz on either side that count as the same tone: an FFT bin of 48 kHz / 8192 is 6 Hz wide. */
const TOLERANCE_HZ = 12;

declare global {
  // Set by `startHearing` in the page under test.
  var strongestTone: (() => number) | undefined;
  /** Every connection the page made, the newest last. */
  var connections: RTCPeerConnection[] | undefined;
}

/**
 * Runs in the page before its own scripts: keeps its connections and taps every remote audio track. `strongestTone()` gives the strongest frequency
 * heard at this moment in Hz, of all connections together, 0 for silence.
 */
export function startHearing(): void {
  const Native = globalThis.RTCPeerConnection;
  // Everything the page needs is inside: the function travels there as text.
  const ears: (() => { readonly hz: number; readonly level: number })[] = [];
  const tap = (stream: MediaStream) => {
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
    context.createMediaStreamSource(stream).connect(analyser);
    const bins = new Float32Array(analyser.frequencyBinCount);
    ears.push(() => {
      analyser.getFloatFrequencyData(bins);
      const loudest = bins.reduce((best, level, bin) => (level > (bins[best] ?? -Infinity) ? bin : best), 0);
      return { hz: (loudest * context.sampleRate) / analyser.fftSize, level: bins[loudest] ?? -Infinity };
    });
    globalThis.strongestTone = () => {
      const [strongest] = ears.map((ear) => ear()).toSorted((one, other) => other.level - one.level);
      return strongest !== undefined && strongest.level > -70 ? strongest.hz : 0;
    };
  };
  globalThis.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      (globalThis.connections ??= []).push(this);
      this.addEventListener('track', ({ track }) => tap(new MediaStream([track])));
    }
  };
}

/** Waits until the page hears this tone above all others. */
export async function hearing(page: Page, hz: number, timeoutMs: number): Promise<void> {
  const heard: number[] = [];
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    const now = await page.evaluate(
      () => new Promise<number>((resolve) => setTimeout(() => resolve(globalThis.strongestTone?.() ?? -1), 100)),
    );
    if (Math.abs(now - hz) <= TOLERANCE_HZ) return;
    heard.push(Math.round(now));
  }
  throw new Error(`never heard ${hz} Hz within ${timeoutMs} ms, but ${[...new Set(heard)].join(', ')} Hz`);
}
