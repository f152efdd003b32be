import { type IncomingRequest, type Replaces, replacesOf } from '@wpm/sip';
import type { LegId } from '../call/call.ts';
import { calleeLeg } from '../call/leg-id.ts';
import { standingOf } from '../call/pick-up.ts';
import { statusOf } from '../call/refusal.ts';
import { openPartOf } from '../call/segment.ts';
import type { OurSide } from '../leg/inbound.ts';
import { refusing } from '../leg/refusing.ts';
import type { LegMedia, Source } from '../ports.ts';
import type { CallControlDeps } from './deps.ts';
import { ANSWERED, type Found, type Inside, NOT_NOW, NO_SUCH, type Replaceable, type ReplacesNo } from './inside.ts';
import { refusalOf } from './media-refusal.ts';
import { SipLeg } from './sip-leg.ts';

/** An INVITE that wants to take the place of a dialog. */
export type PickUpAsk = {
  readonly incoming: IncomingRequest;
  readonly source: Source;
  /** How its packets travel. */
  readonly packets: LegMedia;
  /** Our side of its dialog, as a leg of this call. */
  readonly ourSide: (callId: string) => OurSide;
};

/** Of an INVITE: the id of the user's call it goes on with, as `X-WPM-Call-Id` gave it (ADR 0021). */
export const REJOIN = 'X-WPM-Rejoin';

const NOT_ONE: ReplacesNo = { status: 400, text: 'One dialog is to be replaced, and named in full' };

/**
 * INVITE with Replaces (RFC 3891 §3): another phone of the same user goes on with a call, or answers what rings at one. With
 * X-WPM-Rejoin: a phone that vanished comes back to its user's call, or another of theirs does.
 */
export class PickUpDesk {
  readonly #log: CallControlDeps['log'];
  readonly #find: (replaces: Replaces) => Found | undefined;

  constructor(log: CallControlDeps['log'], find: (replaces: Replaces) => Found | undefined) {
    this.#log = log;
    this.#find = find;
  }

  async pickUp(asked: PickUpAsk): Promise<void> {
    const { incoming } = asked;
    const refused = await this.#pickUp(asked);
    if (refused) incoming.respond(refusing(incoming.request, refused.status, refused.text));
  }

  /** @param live the call that is named, if there is one */
  async rejoin(asked: PickUpAsk, live: Replaceable | undefined): Promise<void> {
    const refused = live ? await this.#rejoin(asked, live) : NO_SUCH;
    if (refused) asked.incoming.respond(refusing(asked.incoming.request, refused.status, refused.text));
  }

  #rejoin(asked: PickUpAsk, live: Replaceable): Promise<ReplacesNo | undefined> {
    return live.exclusively(async (inside) => {
      const { call } = inside;
      const { source } = asked;
      const part = source.kind === 'account' ? openPartOf(call.segments, source.accountId) : undefined;
      if (!part || source.tenantId !== call.tenantId) return NO_SUCH;
      const standing = part.leg === null ? undefined : standingOf(call, part.leg);
      return part.leg === null || !standing || standing.isEarly ? NOT_NOW : this.#place(inside, part.leg, asked);
    });
  }

  async #pickUp(asked: PickUpAsk): Promise<ReplacesNo | undefined> {
    const [replaces, ...more] = replacesOf(asked.incoming.request);
    if (!replaces || more.length > 0) return NOT_ONE;
    const found = this.#find(replaces);
    if (!found) return NO_SUCH;
    return found.live.exclusively(async (inside) => {
      const { at } = found.leg;
      const standing = at.callId === inside.call.id ? standingOf(inside.call, at.leg) : undefined;
      if (!standing || !isOf(asked.source, standing.party?.accountId, inside.call.tenantId)) return NO_SUCH;
      return replaces.earlyOnly && !standing.isEarly ? ANSWERED : this.#place(inside, at.leg, asked);
    });
  }

  async #place(inside: Inside, replaced: LegId, asked: PickUpAsk): Promise<ReplacesNo | undefined> {
    const { call, performer } = inside;
    const { incoming, source, packets } = asked;
    const by = calleeLeg(call.tried);
    try {
      performer.media.know(by, packets);
      const sdp = await performer.media.respondTo(by, incoming.request.body);
      const context = performer.contextOf({ callId: call.id, leg: by }, source.peer);
      performer.legs.set(by, SipLeg.incoming(context, incoming, asked.ourSide(call.id), sdp));
    } catch (error) {
      const code = refusalOf(error);
      this.#log.info('leg.not-replaced', { call: call.id, leg: replaced, error: String(error) });
      await performer.media.remove(by);
      return { status: statusOf(code), text: code };
    }
    this.#log.info('leg.replaced', { call: call.id, leg: replaced, by });
    await inside.advance({ kind: 'picked-up', replaced, by });
    return undefined;
  }
}

/** Whose call it is: nobody takes the place of another user, nor does a trunk of anybody. */
const isOf = (source: Source, accountId: string | null | undefined, tenantId: string): boolean =>
  source.kind === 'account' && source.accountId === accountId && source.tenantId === tenantId;
