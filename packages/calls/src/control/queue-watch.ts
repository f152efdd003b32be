import type { Log } from '@wpm/kernel';
import type { Call } from '../call/call.ts';
import type { QueueNews, QueueStanding } from '../queue-port.ts';
import type { CallControlDeps } from './deps.ts';

/** Tells the queues how one call stands, as it is and not as it changes: once for every change. */
export class QueueWatch {
  readonly #tell: (news: QueueNews) => void;
  readonly #log: Log;
  #seen: string | undefined;

  constructor({ queues, log }: Pick<CallControlDeps, 'queues' | 'log'>) {
    this.#tell = (news) => queues?.turned(news);
    this.#log = log;
  }

  /** Shows the call as it is once something that happened to it is dealt with. Never throws. */
  show(call: Call): void {
    const standing = standingIn(call);
    const printed = standing && JSON.stringify(standing);
    if (printed === this.#seen) return;
    this.#seen = printed;
    try {
      const { id: callId, campaign } = call;
      this.#tell(standing ? { kind: 'queued', ...standing } : { kind: 'left', callId, offers: campaign?.offers ?? [] });
    } catch (error) {
      this.#log.error('queue.not-told', { call: call.id, error: String(error) });
    }
  }
}

function standingIn({ id: callId, tenantId, phase, campaign }: Call): QueueStanding | undefined {
  if (!campaign || phase.state !== 'connected' || phase.activity.kind !== 'queued') return undefined;
  const { stage, customer } = phase.activity;
  const isOffered = stage.kind === 'offered' && stage.to === 'agents';
  if (stage.kind !== 'waiting' && !isOffered) return undefined;
  const { plan, enteredAt, ahead, offers } = campaign;
  const standing = { callId, tenantId, campaignId: plan.campaignId, customer: customer.party, enteredAt, ahead };
  return { ...standing, state: isOffered ? 'offered' : 'waiting', offers };
}
