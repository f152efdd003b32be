import { Worker } from 'node:worker_threads';
import type { Clock, Instant, Log } from '@wpm/kernel';
import type { Codec } from '@wpm/media';
import { Lateness } from '../engine/lateness.ts';
import { type LoadGate, type LoadReading, OPEN, judge } from '../engine/load-gate.ts';
import type { VoicePacket } from '../voice/voice.ts';
import { BANDS, CODECS, type DeskLoad, type DeskMessage, ORDER } from './desk-order.ts';
import { type Letter, LetterReader, LetterWriter } from './letter.ts';
import type { DeskOutput, DeskTap, DeskVoice, FrameSource, OnEncoded, SoundDesk, Voices } from './sound-desk.ts';

const PROGRAM = new URL('desk-thread.ts', import.meta.url);
const NO_CONTENT = new Uint8Array(0);
const NO_VALUES = [0, 0, 0] as const;
/** A thread that was asked and has said nothing for so long will not: it is ended, and another one takes its place. A busy machine may hold one up for seconds. */
const PATIENCE_MS = 5_000;
/** Letters that may wait: 200 ms, within what a recording waits for late sound. Who is further behind is asked for nothing more until it has caught up. */
const MOST_WAITING = 10;

/** Between the end of a thread and the next one's start. */
const RESTART_MS = 100;

type Thread =
  /** Being started. */
  | { readonly state: 'starting'; readonly worker: Worker }
  | { readonly state: 'running'; readonly worker: Worker }
  /** Gone; the next one is about to be started. */
  | { readonly state: 'gone'; readonly restart: Disposable }
  | { readonly state: 'closed' };

/** A record to be written, as `ORDER` says. */
interface DeskOrder {
  readonly kind: number;
  readonly id: number;
  readonly values?: readonly [number, number, number];
  readonly content?: Uint8Array;
}

/** What a desk reports. */
export interface DeskReading extends LoadReading {
  readonly full: boolean;
}

/**
 * A desk in a thread of its own. What is ordered goes there in one letter at every beat, and is answered in order. Whose thread dies gets
 * another one: voices and outputs are made anew there when they are next named, and what was ordered meanwhile is lost like a packet.
 */
export class RemoteDesk implements SoundDesk {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #name: string;
  readonly #orders = new LetterWriter();
  readonly #lateness = new Lateness();
  #waiting: OnEncoded[] = [];
  /** When the letters that are not answered yet were sent. */
  #sentAt: Instant[] = [];
  /** When it was last heard of, or first asked again. */
  #heardAt: Instant = -Infinity;
  #spare: ArrayBuffer | undefined;
  #numbers = 0;
  #thread: Thread;
  #load: DeskLoad = { busy: 0, cpu: 0 };
  #gate: LoadGate = OPEN;
  readonly #ready = Promise.withResolvers<void>();
  /** Sessions that have their sound here. */
  sessions = 0;

  constructor(name: string, clock: Clock, log: Log) {
    this.#name = name;
    this.#clock = clock;
    this.#log = log;
    this.#thread = { state: 'starting', worker: this.#start() };
  }

  /** Settles once it works for the first time; rejects where its first thread does not come up. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  get isOpen(): boolean {
    return this.#gate.state === 'open';
  }

  get reading(): DeskReading {
    return { ...this.#load, lateMs: this.#lateness.p99, full: !this.isOpen };
  }

  openVoice(): DeskVoice {
    return new RemoteVoice(this, this.#numbers++);
  }

  openOutput(): DeskOutput {
    return new RemoteOutput(this, this.#numbers++);
  }

  openTap(): DeskTap {
    return new RemoteTap(this, this.#numbers++);
  }

  /** Whether there is a thread to order something from, and it is not behind. */
  get isReady(): boolean {
    return this.#thread.state === 'running' && this.#sentAt.length < MOST_WAITING;
  }

  /** Writes an order into the letter of this beat; one that is answered goes with who takes the answer. */
  order({ kind, id, values = NO_VALUES, content = NO_CONTENT }: DeskOrder, onEncoded?: OnEncoded): void {
    if (this.#thread.state !== 'running') return;
    this.#orders.add(kind, id, values, content);
    if (onEncoded) this.#waiting.push(onEncoded);
  }

  /** Sends the letter of this beat. */
  flush(): void {
    const thread = this.#thread;
    if (thread.state !== 'running') return;
    const now = this.#clock.now();
    if (this.#sentAt.length === 0) this.#heardAt = now;
    if (now - this.#heardAt > PATIENCE_MS) return void this.endThread();
    if (this.#orders.isEmpty) return;
    const letter = this.#orders.take(this.#spare);
    this.#spare = undefined;
    this.#sentAt.push(now);
    thread.worker.postMessage(letter, [letter.memory]);
  }

  /** To be called once a second: whether it takes more sessions is judged anew. @returns whether that changed */
  weigh(): boolean {
    const before = this.#gate.state;
    this.#gate = judge(this.#gate, this.reading);
    return this.#gate.state !== before;
  }

  /** Ends its thread, as a fault would; another one takes its place. */
  async endThread(): Promise<void> {
    if (this.#thread.state === 'running') await this.#thread.worker.terminate();
  }

  async close(): Promise<void> {
    const thread = this.#thread;
    this.#thread = { state: 'closed' };
    if (thread.state === 'gone') thread.restart[Symbol.dispose]();
    else if (thread.state !== 'closed') await thread.worker.terminate();
  }

  #start(): Worker {
    const worker = new Worker(PROGRAM, { name: this.#name });
    worker.on('message', (message: DeskMessage) => this.#onMessage(worker, message));
    worker.on('error', (error) => this.#log.error('desk.failed', { desk: this.#name, why: String(error) }));
    worker.once('exit', () => this.#onExit());
    return worker;
  }

  #onExit(): void {
    if (this.#thread.state === 'closed') return;
    this.#ready.reject(new Error(`the thread ${this.#name} ended before it was ready`));
    this.#log.error('desk.ended', { desk: this.#name, lost: this.#waiting.length });
    this.#waiting = [];
    this.#sentAt = [];
    if (!this.#orders.isEmpty) this.#orders.take(undefined);
    const restart = this.#clock.schedule(this.#clock.now() + RESTART_MS, () => {
      this.#thread = { state: 'starting', worker: this.#start() };
    });
    this.#thread = { state: 'gone', restart };
  }

  #onMessage(worker: Worker, message: DeskMessage): void {
    if (message.kind === 'done') return this.#onDone(message.letter, message.isLast);
    if (message.kind === 'load') {
      this.#load = { busy: message.busy, cpu: message.cpu };
      return;
    }
    if (this.#thread.state === 'starting') this.#thread = { state: 'running', worker };
    this.#ready.resolve();
  }

  #onDone(letter: Letter, isLast: boolean): void {
    const now = this.#clock.now();
    this.#heardAt = now;
    const done = new LetterReader(letter);
    let answered = 0;
    while (done.next()) this.#waiting[answered++]?.(done.content);
    this.#waiting.splice(0, answered);
    this.#spare = letter.memory;
    const sentAt = isLast ? this.#sentAt.shift() : undefined;
    if (sentAt !== undefined) this.#lateness.note(now - sentAt);
  }
}

class RemoteVoice implements DeskVoice {
  readonly number: number;
  readonly #desk: RemoteDesk;
  #stream: object | undefined;
  #streams = 0;

  constructor(desk: RemoteDesk, number: number) {
    this.#desk = desk;
    this.number = number;
  }

  push({ stream, timestamp, codec, payload }: VoicePacket): void {
    if (stream !== this.#stream) {
      this.#stream = stream;
      this.#streams += 1;
    }
    const values = [this.#streams, timestamp, CODECS.indexOf(codec)] as const;
    this.#desk.order({ kind: ORDER.push, id: this.number, values, content: payload });
  }

  forget(): void {
    this.#desk.order({ kind: ORDER.forget, id: this.number });
  }

  close(): void {
    this.#desk.order({ kind: ORDER.closeVoice, id: this.number });
  }
}

/** Keeps the numbers of an array of voices, as bytes, as long as it is the same array. */
class NumbersOf {
  #voices: Voices | undefined;
  #numbers = NO_CONTENT;

  for(voices: Voices): Uint8Array {
    if (voices !== this.#voices) {
      this.#voices = voices;
      const numbers = voices.flatMap((voice) => (voice instanceof RemoteVoice ? [voice.number] : []));
      this.#numbers = new Uint8Array(Int32Array.from(numbers).buffer);
    }
    return this.#numbers;
  }
}

class RemoteOutput implements DeskOutput {
  readonly #desk: RemoteDesk;
  readonly #number: number;
  readonly #numbers = new NumbersOf();

  constructor(desk: RemoteDesk, number: number) {
    this.#desk = desk;
    this.#number = number;
  }

  isReady(): boolean {
    return this.#desk.isReady;
  }

  mix(codec: Codec, { voices, beat }: { voices: Voices; beat: number }, onEncoded: OnEncoded): void {
    const values = [CODECS.indexOf(codec), beat, 0] as const;
    const content = this.#numbers.for(voices);
    this.#desk.order({ kind: ORDER.mix, id: this.#number, values, content }, onEncoded);
  }

  encode(codec: Codec, sound: FrameSource, onEncoded: OnEncoded): void {
    const linear = sound.linear();
    const content = new Uint8Array(linear.buffer, linear.byteOffset, linear.byteLength);
    const values = [CODECS.indexOf(codec), BANDS.indexOf(sound.band), 0] as const;
    this.#desk.order({ kind: ORDER.encode, id: this.#number, values, content }, onEncoded);
  }

  close(): void {
    this.#desk.order({ kind: ORDER.closeOutput, id: this.#number });
  }
}

class RemoteTap implements DeskTap {
  readonly #desk: RemoteDesk;
  readonly #number: number;
  readonly #numbers = new NumbersOf();

  constructor(desk: RemoteDesk, number: number) {
    this.#desk = desk;
    this.#number = number;
  }

  take(voices: Voices, beat: number, onEncoded: OnEncoded): void {
    if (!this.#desk.isReady) return;
    const content = this.#numbers.for(voices);
    this.#desk.order({ kind: ORDER.tap, id: this.#number, values: [beat, 0, 0], content }, onEncoded);
  }

  close(): void {
    this.#desk.order({ kind: ORDER.closeTap, id: this.#number });
  }
}
