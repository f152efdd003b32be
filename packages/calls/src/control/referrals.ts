import { type Refer, type Replaces, type SipRequest, printUri, userOf } from '@wpm/sip';
import type { LegId } from '../call/call.ts';
import { refusalToHandOn } from '../call/commands.ts';
import type { Replaceable } from './inside.ts';
import type { JoinDesk } from './join-desk.ts';
import type { SipLeg } from './sip-leg.ts';
import { type TransferDesk, type Transferable, statusOfCommand } from './transfer-desk.ts';

/** A REFER as it came on a leg. */
export type Referred = {
  readonly by: LegId;
  readonly leg: SipLeg;
  readonly request: SipRequest;
  readonly refer: Refer;
};

type Live = Transferable & Replaceable;

/** Wishes of phones to hand a call on (RFC 3515): asked like the command, and answered by 202 only where they may be. */
export class Referrals {
  readonly #transfers: TransferDesk;
  readonly #joins: JoinDesk;

  constructor(transfers: TransferDesk, joins: JoinDesk) {
    this.#transfers = transfers;
    this.#joins = joins;
  }

  async answer(live: Live, { by, leg, request, refer: { to } }: Referred): Promise<void> {
    if (to.replaces) return this.#joined(live, by, { leg, request, replaces: to.replaces });
    const dialled = userOf(printUri(to.uri)) ?? '';
    const onAccepted = (): void => leg.answerRefer(request);
    const asked = await this.#transfers.transfer(live, { by, dialled, stays: true, onAccepted });
    if (!asked.ok) leg.answerRefer(request, { status: statusOfCommand(asked.error.code), text: asked.error.code });
  }

  /** Two calls are to be made one. What comes of the dialog that is named is for a notification to say (RFC 5589 §7). */
  async #joined(
    live: Live,
    by: LegId,
    { leg, request, replaces }: { leg: SipLeg; request: SipRequest; replaces: Replaces },
  ): Promise<void> {
    const refused = refusalToHandOn(live.call, by);
    if (refused) return leg.answerRefer(request, { status: statusOfCommand(refused), text: refused });
    leg.answerRefer(request);
    // A fault ends the calls, and is logged there.
    const no = await this.#joins.join(live, by, replaces).catch(() => ({ status: 500 }));
    if (no) leg.tellReferrer(no.status);
  }
}
