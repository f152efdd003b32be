import type { CallFacts } from '../call/call.ts';
import { Store } from '../store.ts';
import type { DiagnosticsArchive } from './archive.ts';
import type { ReadCounters } from './counters.ts';
import type { Quality } from './quality.ts';

const SAMPLE_EVERY_MS = 1_000;
/** A page that dies in a call loses no more than this of its diagnostics. */
const SAVE_EVERY_SAMPLES = 15;

/** How samples are judged, loaded with the first call: nobody needs it to be registered. */
const rules = () => import('./quality.ts').catch(() => null);

/** The quality of each call that is up, by this phone's id of it. */
export type Qualities = ReadonlyMap<string, Quality>;

/** A call that is watched: the facts are asked for anew, for the platform may name a call late. */
export type Watched = { readonly facts: () => CallFacts | undefined; readonly read: ReadCounters };

/** Takes a sample a second of every call that is up, and has the archive keep them. */
export class QualityMonitor {
  readonly #store = new Store<Qualities>(new Map());
  readonly #archive: DiagnosticsArchive;
  readonly #stops = new Map<string, () => void>();

  constructor(archive: DiagnosticsArchive) {
    this.#archive = archive;
  }

  readonly getState = () => this.#store.getState();
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener);

  /** The call was answered at this moment. */
  begin(id: string, watched: Watched): void {
    const answeredAt = performance.now();
    const record = { id: crypto.randomUUID(), startedAt: Date.now() };
    let reading = false;
    const sample = async () => {
      if (reading) return;
      reading = true;
      const [counters, known] = await Promise.all([watched.read().catch(() => null), rules()]);
      reading = false;
      const quality = this.getState().get(id);
      if (known === null || !this.#stops.has(id)) return;
      if (quality === undefined) return this.#set(id, known.newQuality(counters));
      if (counters === null) return;
      const next = known.advanceQuality(quality, counters, performance.now() - answeredAt);
      this.#set(id, next);
      if (next.samples.length % SAVE_EVERY_SAMPLES === 0) this.#save(record, watched.facts(), next);
    };
    const timer = setInterval(() => void sample(), SAMPLE_EVERY_MS);
    this.#stops.set(id, () => {
      clearInterval(timer);
      const quality = this.getState().get(id);
      if (quality !== undefined) this.#save(record, watched.facts(), quality);
    });
    void sample();
  }

  /** The call is over; its last quality stays until `forget`. */
  end(id: string): void {
    this.#stops.get(id)?.();
    this.#stops.delete(id);
  }

  forget(id: string): void {
    const left = new Map(this.getState());
    left.delete(id);
    this.#store.set(left);
  }

  #set(id: string, quality: Quality): void {
    this.#store.set(new Map(this.getState()).set(id, quality));
  }

  /** A device that keeps nothing (a private window, a full disk) still makes calls. */
  #save(
    record: { readonly id: string; readonly startedAt: number },
    facts: CallFacts | undefined,
    { samples }: Quality,
  ): void {
    const callId = facts?.platformCallId ?? null;
    if (facts === undefined || callId === null || samples.length === 0) return;
    const { direction, other } = facts;
    void this.#archive.save({ ...record, callId, direction, other, samples }).catch(() => {});
  }
}
