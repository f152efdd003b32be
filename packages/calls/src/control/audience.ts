import type { Log } from '@wpm/kernel';
import type { Call } from '../call/call.ts';
import { type LiveNews, viewOf } from '../call/live-view.ts';
import { afterPartOf } from '../call/after-part.ts';
import { usersIn } from '../call/segment.ts';
import { supervisionsOf } from '../call/supervised.ts';
import type { Supervision } from '../call/supervision.ts';
import type { CallControlDeps } from './deps.ts';
import { supervisionNews } from './supervision-news.ts';

/** The users of one call, and who hears of its supervisors, and as what each saw it last: each is told once of what changed for them, and of nothing else. */
export class Audience {
  readonly #tell: (news: LiveNews) => void;
  readonly #onSupervision: CallControlDeps['onSupervision'];
  readonly #onMoved: CallControlDeps['onMoved'];
  readonly #log: Log;
  readonly #seen = new Map<string, string>();
  #shown: Call | undefined;
  #supervisions: readonly Supervision[];

  /** @param supervised the call as it begins or is gone on with: of supervisors who are in it already nothing is new */
  constructor(
    { onLive, onSupervision, onMoved, log }: Pick<CallControlDeps, 'onLive' | 'onSupervision' | 'onMoved' | 'log'>,
    supervised: Pick<Call, 'supervisions'> = {},
  ) {
    this.#onSupervision = onSupervision;
    this.#onMoved = onMoved;
    this.#supervisions = supervisionsOf(supervised);
    this.#tell = onLive;
    this.#log = log;
  }

  /** Shows the call as it is once something that happened to it is dealt with. Never throws. */
  show(call: Call): void {
    if (call === this.#shown) return;
    this.#shown = call;
    try {
      for (const accountId of new Set([...this.#seen.keys(), ...usersIn(call.segments)])) this.#showTo(accountId, call);
      this.#showSupervision(call);
      this.#onMoved?.(call.tenantId);
    } catch (error) {
      this.#log.error('call.not-shown', { call: call.id, error: String(error) });
    }
  }

  #showTo(accountId: string, call: Call): void {
    const view = call.phase.state === 'ended' ? undefined : viewOf(call, accountId);
    const before = this.#seen.get(accountId);
    if (!view) return this.#dismiss(accountId, call);
    const printed = JSON.stringify(view);
    if (printed === before) return;
    this.#seen.set(accountId, printed);
    this.#tell({ kind: before === undefined ? 'begun' : 'changed', accountId, view });
  }

  #showSupervision(call: Call): void {
    const before = this.#supervisions;
    this.#supervisions = supervisionsOf(call);
    for (const news of supervisionNews(before, call)) this.#onSupervision(news);
  }

  #dismiss(accountId: string, call: Call): void {
    if (!this.#seen.delete(accountId)) return;
    const after = afterPartOf(call, accountId);
    this.#tell({ kind: 'left', accountId, callId: call.id, ...(after.kind !== 'nothing' && { after }) });
  }
}
