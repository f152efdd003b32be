import type { Clock, Log } from '@wpm/kernel';
import { MediaError } from '@wpm/media';
import { LOCAL_DESK } from './local-desk.ts';
import { type DeskReading, RemoteDesk } from './remote-desk.ts';
import type { SoundDesk } from './sound-desk.ts';

/** A desk for the sound of one session, and how it is given back. */
export interface DeskPlace extends Disposable {
  readonly desk: SoundDesk;
}

/** The desks of an engine: threads of their own where there are cores for them, else the one in this thread. */
export class SoundDesks {
  readonly #desks: readonly RemoteDesk[];
  readonly #log: Log;

  private constructor(desks: readonly RemoteDesk[], log: Log) {
    this.#desks = desks;
    this.#log = log;
  }

  /** @param threads 0: everything in this thread */
  static async start(threads: number, clock: Clock, log: Log): Promise<SoundDesks> {
    const desks = Array.from({ length: threads }, (_, i) => new RemoteDesk(`sound-${i + 1}`, clock, log));
    await Promise.all(desks.map(({ ready }) => ready));
    return new SoundDesks(desks, log);
  }

  /** Whether there is one that takes more. */
  get isOpen(): boolean {
    return this.#desks.length === 0 || this.#desks.some(({ isOpen }) => isOpen);
  }

  get readings(): readonly DeskReading[] {
    return this.#desks.map(({ reading }) => reading);
  }

  /** The one with the fewest sessions of those that take more. @throws MediaError `engine/full` */
  place(): DeskPlace {
    if (this.#desks.length === 0) return { desk: LOCAL_DESK, [Symbol.dispose]: () => undefined };
    const [desk] = this.#desks.filter(({ isOpen }) => isOpen).toSorted((a, b) => a.sessions - b.sessions);
    if (!desk) throw new MediaError('engine/full', { detail: 'overload' });
    desk.sessions += 1;
    return { desk, [Symbol.dispose]: () => void (desk.sessions -= 1) };
  }

  /** To be called at the end of every beat. */
  flush(): void {
    for (const desk of this.#desks) desk.flush();
  }

  /** To be called once a second. */
  weigh(): void {
    this.#desks.forEach((desk, i) => {
      if (!desk.weigh()) return;
      this.#log.warn(desk.isOpen ? 'desk.takes-calls-again' : 'desk.full', { desk: i + 1, ...desk.reading });
    });
  }

  /** Ends every thread, as a fault would; others take their places. */
  async endThreads(): Promise<void> {
    await Promise.all(this.#desks.map((desk) => desk.endThread()));
  }

  async close(): Promise<void> {
    await Promise.all(this.#desks.map((desk) => desk.close()));
  }
}
