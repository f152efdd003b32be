import type { CallControl, CallQueues, QueueNews } from '@wpm/calls';
import type { Clock, Log } from '@wpm/kernel';
import type { Store } from '@wpm/store';
import type { AgentDesk } from '../agents/agent-desk.ts';
import { CampaignBook } from './campaign-book.ts';
import { CampaignNumbers } from './campaign-numbers.ts';
import { QueueDesk } from './queue-desk.ts';

export type QueueDeps = {
  readonly store: Store;
  readonly agents: AgentDesk;
  readonly clock: Clock;
  readonly log: Log;
};

/** The queues of this node's campaigns, before calls come to them. */
export type QueueParts = {
  readonly numbers: CampaignNumbers;
  /** How call control tells of calls that wait; what it tells before `start` is kept until then. */
  readonly told: Pick<CallQueues, 'turned' | 'toldTo'>;
  /** Gives calls to agents from now on. */
  readonly start: (calls: CallControl) => Promise<QueueDesk>;
};

export function prepareQueues({ store, agents, clock, log }: QueueDeps): QueueParts {
  const book = new CampaignBook(store, () => new Date(clock.now()));
  let desk: QueueDesk | undefined;
  const early: QueueNews[] = [];
  return {
    numbers: new CampaignNumbers(book),
    told: {
      turned: (news) => (desk ? desk.turned(news) : void early.push(news)),
      toldTo: (callId) => desk?.toldTo(callId),
    },
    start: async (calls) => {
      const seed = crypto.getRandomValues(new Int32Array(1))[0] ?? 0;
      // Whose phones were lost with the process before is known first: nobody is offered a call in vain.
      await agents.settled();
      const opened = await QueueDesk.open({ store, campaigns: book, agents, calls, clock, log, seed });
      desk = opened;
      for (const news of early.splice(0)) opened.turned(news);
      return opened;
    },
  };
}
