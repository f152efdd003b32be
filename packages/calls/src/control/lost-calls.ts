import type { CallRecord } from '../record.ts';
import { closeLost } from './close-unplaced.ts';
import type { CallControlDeps } from './deps.ts';
import type { CallState } from './journalled.ts';
import type { DialogIndex } from './leg-context.ts';
import { SipLeg } from './sip-leg.ts';

/** Calls that did not survive a restart: each is closed, and whoever is up in it is hung up. */
export class LostCalls {
  readonly #deps: CallControlDeps & { readonly dialogs: DialogIndex };
  readonly #up: CallState[] = [];

  constructor(deps: CallControlDeps & { readonly dialogs: DialogIndex }) {
    this.#deps = deps;
  }

  /** @param left the call as it was journalled; undefined where that cannot be read */
  async close(record: CallRecord, left: CallState | undefined): Promise<void> {
    await closeLost(record, this.#deps);
    if (left && isUp(left)) this.#up.push(left);
  }

  /**
   * Hangs up once SIP can be sent: a phone that was answered for a call that was being placed, or both where the media are
   * gone, would be in it with nobody.
   */
  hangUp(): void {
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
