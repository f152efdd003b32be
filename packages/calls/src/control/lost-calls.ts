import type { MediaSession, ReplacedSession } from '@wpm/media';
import type { CallRecord } from '../record.ts';
import { closeLost } from './close-unplaced.ts';
import type { CallControlDeps } from './deps.ts';
import type { CallState } from './journalled.ts';
import type { DialogIndex } from './leg-context.ts';
import { SipLeg } from './sip-leg.ts';

/** What is left of the media of a call; not `running`: it goes on with another engine, once SIP can be sent. */
type MediaLeft = { readonly session: MediaSession; readonly running: boolean };

/** Calls whose media did not survive a restart: each is closed, and whoever is up in it is hung up; or it goes on with another engine. */
export class LostCalls {
  readonly #deps: CallControlDeps & { readonly dialogs: DialogIndex };
  readonly #up: CallState[] = [];
  readonly #replaced: ReplacedSession[] = [];

  constructor(deps: CallControlDeps & { readonly dialogs: DialogIndex }) {
    this.#deps = deps;
  }

  /** Undefined: nothing, and nothing can be had instead. */
  async mediaLeft(callId: string): Promise<MediaLeft | undefined> {
    const { media } = this.#deps;
    const running = await media.adoptSession(callId);
    if (running) return { session: running, running: true };
    const session = media.replacedSession(callId);
    if (session) this.#replaced.push(session);
    return session && { session, running: false };
  }

  /** @param left the call as it was journalled; undefined where that cannot be read */
  async close(record: CallRecord, left: CallState | undefined): Promise<void> {
    await closeLost(record, this.#deps);
    if (left && isUp(left)) this.#up.push(left);
  }

  /**
   * To be called once SIP can be sent. Those whose engine was replaced are told: everybody in them is offered the other. The rest is hung
   * up: a phone that was answered for a call that was being placed, or both where the media are gone, would be in it with nobody.
   */
  settle(): void {
    for (const session of this.#replaced.splice(0)) session.lose();
    for (const { call, legs } of this.#up.splice(0)) {
      for (const { id, peer, session } of legs) {
        const at = { callId: call.id, leg: id };
        SipLeg.resumed({ ...this.#deps, at, peer, report: async () => undefined }, session).end('call/network');
      }
    }
  }
}

/** Of a caller who has no final answer the journal has the session that answer would make: nothing may be hung up there (RFC 3261 §15). */
const isUp = ({ call }: CallState): boolean => call.phase.state === 'connected' || call.inviteKey === undefined;
