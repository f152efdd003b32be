import type { Log } from '@wpm/kernel';
import type { Replaces } from '@wpm/sip';
import { type Call, type LegId, isIn } from '../call/call.ts';
import { ownEnd } from '../call/commands.ts';
import { type Merged, merge } from '../call/merge.ts';
import type { CallControlDeps } from './deps.ts';
import {
  ANSWERED,
  type Found,
  type Inside,
  NOT_NOW,
  NO_SUCH,
  type Replaceable,
  type ReplacesNo,
  inBoth,
} from './inside.ts';

/** A call that stands still, and the user's leg in it. */
type Part = { readonly live: Replaceable; readonly inside: Inside; readonly by: LegId };

const FAILED: ReplacesNo = { status: 500, text: 'The media of the two calls could not be brought together' };

/** REFER with Replaces: the other ends of a user's two calls are brought together (RFC 5589 §7). */
export class JoinDesk {
  readonly #deps: Pick<CallControlDeps, 'clock' | 'observer'>;
  readonly #log: Log;
  readonly #find: (replaces: Replaces) => Found | undefined;

  constructor(
    { clock, observer, log }: Pick<CallControlDeps, 'clock' | 'observer' | 'log'>,
    find: (replaces: Replaces) => Found | undefined,
  ) {
    this.#deps = { clock, observer };
    this.#log = log;
    this.#find = find;
  }

  /** Joins, or says why not. Resolves when it is on disk; the user's phones are told by then. */
  async join(live: Replaceable, by: LegId, replaces: Replaces): Promise<ReplacesNo | undefined> {
    const found = this.#find(replaces);
    if (!found || found.live === live) return NO_SUCH;
    return inBoth(live, found.live, (inside, other) => {
      const theirs: Part = { live: found.live, inside: other, by: found.leg.at.leg };
      const isThere = found.leg.at.callId === other.call.id && isOfOneUser(inside.call, by, theirs);
      if (!isThere) return Promise.resolve(NO_SUCH);
      if (replaces.earlyOnly && isIn(other.call, 'connected')) return Promise.resolve(ANSWERED);
      return this.#decide({ live, inside, by }, theirs);
    });
  }

  async #decide(ours: Part, theirs: Part): Promise<ReplacesNo | undefined> {
    const [kept, ending] = goesOn(ours.inside.call, theirs.inside.call) ? [ours, theirs] : [theirs, ours];
    const merged = merge(partOf(kept), partOf(ending), this.#deps.clock.now());
    if (!merged) return NOT_NOW;
    if (!(await this.#move(kept, ending, merged))) return FAILED;
    await this.#perform(kept.inside, ending.inside, merged);
    return undefined;
  }

  /** Brings the legs over; false where the media engine will not: both calls are as they were. */
  async #move(kept: Part, ending: Part, { moves }: Merged): Promise<boolean> {
    const callId = kept.inside.call.id;
    try {
      for (const { from, to } of moves) {
        await kept.inside.performer.takeOver(ending.inside.performer, from, { callId, leg: to });
        ending.inside.forward(from, (event) => kept.live.hear(to, event));
      }
      return true;
    } catch (error) {
      this.#log.error('call.not-joined', { call: callId, with: ending.inside.call.id, error: String(error) });
      return false;
    }
  }

  async #perform(kept: Inside, ending: Inside, merged: Merged): Promise<void> {
    this.#log.info('call.joined', { call: kept.call.id, with: ending.call.id });
    try {
      kept.enter(merged.kept.next);
      ending.enter(merged.ended.next);
      await kept.perform(merged.kept.before);
      await ending.perform(merged.ended.before);
      await kept.performer.saveWith(kept.call, ending.performer, ending.call);
      await kept.perform(merged.kept.after);
      await ending.perform(merged.ended.after);
    } finally {
      ending.leave();
    }
    // The place on its trunk was counted for the call that is over.
    for (const { to } of merged.moves) {
      const peer = kept.performer.legs.get(to)?.peer;
      if (peer) this.#deps.observer.trying(kept.call.id, peer);
    }
  }
}

const partOf = ({ inside, by }: Part) => ({ call: inside.call, by });

/** The call with somebody outside goes on, with its recording; of two such, or of none, the older. */
function goesOn(ours: Call, theirs: Call): boolean {
  // A call that still rings is no place for anybody to go on in.
  if (!isIn(theirs, 'connected')) return true;
  const [here, there] = [isWithOutside(ours), isWithOutside(theirs)];
  return here === there ? ours.startedAt <= theirs.startedAt : here;
}

const isWithOutside = ({ caller, callee }: Call): boolean => [caller, callee].some(({ kind }) => kind === 'outside');

/** Only of one user, and only of one tenant: else a phone could bring strangers together. */
function isOfOneUser(call: Call, by: LegId, { inside: { call: other }, by: leg }: Part): boolean {
  const own = userOn(call, by);
  return own !== undefined && own === userOn(other, leg) && call.tenantId === other.tenantId;
}

function userOn(call: Call, leg: LegId): string | undefined {
  if (isIn(call, 'ringing')) return leg === 'caller' ? (call.caller.accountId ?? undefined) : undefined;
  const asked = ownEnd(call, leg);
  return 'refused' in asked ? undefined : (asked.own.party.accountId ?? undefined);
}
