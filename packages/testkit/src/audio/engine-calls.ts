import type { LegOptions, MediaEvent, MediaPlane, MediaSession } from '@wpm/media';

export const RTP: LegOptions = { transport: 'rtp', codecs: ['PCMA', 'PCMU'] };
export const WEBRTC: LegOptions = { transport: 'webrtc', codecs: ['PCMA', 'PCMU'] };

/** A session whose events can be waited for; disposing it closes it. */
export interface EngineCall extends AsyncDisposable {
  readonly session: MediaSession;
  readonly events: readonly MediaEvent[];
  /** The first event of the kind (and leg), past ones included. The test's own timeout bounds the wait. */
  until<K extends MediaEvent['kind']>(kind: K, leg?: string): Promise<Extract<MediaEvent, { kind: K }>>;
}

/** Opens sessions on one engine for the tests of a file. */
export class EngineCalls {
  readonly #plane: MediaPlane;
  #opened = 0;

  constructor(plane: MediaPlane) {
    this.#plane = plane;
  }

  async open(): Promise<EngineCall> {
    this.#opened += 1;
    return watch(await this.#plane.createSession(`call-${this.#opened}`));
  }
}

/** Collects the events of a session, one that was adopted as well. */
export function watch(session: MediaSession): EngineCall {
  const events: MediaEvent[] = [];
  const waiting = new Set<() => void>();
  session.on((event) => {
    events.push(event);
    for (const look of waiting) look();
  });
  const until = <K extends MediaEvent['kind']>(kind: K, leg?: string) => {
    const isAwaited = (event: MediaEvent): event is Extract<MediaEvent, { kind: K }> =>
      event.kind === kind && (leg === undefined || ('leg' in event && event.leg === leg));
    return new Promise<Extract<MediaEvent, { kind: K }>>((resolve) => {
      const look = () => {
        const found = events.find(isAwaited);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  };
  return { session, events, until, [Symbol.asyncDispose]: async () => void (await session.close()) };
}
