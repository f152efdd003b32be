import type { CallControl, CallQueues, CallRecord, QueueNews } from '@wpm/calls';
import type { Clock, Log } from '@wpm/kernel';
import type { Store } from '@wpm/store';
import type { AgentDesk } from '../agents/agent-desk.ts';
import { CampaignBook } from './campaign-book.ts';
import { CampaignNumbers } from './campaign-numbers.ts';
import type { Counters } from '../metrics.ts';
import { KeptPlaceDesk } from './kept-place-desk.ts';
import { OfferTally } from './offer-tally.ts';
import { OutboundDesk } from '../outbound/outbound-desk.ts';
import { QueueDesk, type QueueDeskDeps } from './queue-desk.ts';

export type QueueDeps = {
  readonly store: Store;
  readonly agents: AgentDesk;
  readonly clock: Clock;
  readonly log: Log;
  readonly sink: { readonly counters: Counters };
  readonly onMoved: (tenantId: string) => void;
  /** A user is offered another customer of an outbound list, or none, or calls one. */
  readonly onOutbound: (accountId: string) => void;
};

/** The queues of this node's campaigns, before calls come to them. */
export type QueueParts = {
  readonly numbers: CampaignNumbers;
  /** How call control tells of calls that wait; what it tells before `start` is kept until then. */
  readonly told: Pick<CallQueues, 'turned' | 'toldTo'>;
  /** A call is over, and its record is on disk. */
  readonly ended: (call: CallRecord) => void;
  /** Gives calls to agents from now on, and calls for them who kept their places, and whom outbound lists name. */
  readonly start: (
    calls: CallControl,
  ) => Promise<Disposable & { readonly desk: QueueDesk; readonly outbound: OutboundDesk }>;
};

export function prepareQueues(deps: QueueDeps): QueueParts {
  const { store, agents, clock, log, onMoved, onOutbound: onChanged } = deps;
  const tally = new OfferTally({ store, log, counters: deps.sink.counters });
  const book = new CampaignBook(store, () => new Date(clock.now()));
  let desk: QueueDesk | undefined;
  let kept: KeptPlaceDesk | undefined;
  let outbound: OutboundDesk | undefined;
  const early: QueueNews[] = [];
  return {
    numbers: new CampaignNumbers(book, store.keptPlaces),
    told: {
      turned: (news) => {
        kept?.saw(news);
        if (desk) desk.turned(news);
        else early.push(news);
      },
      toldTo: (callId) => desk?.toldTo(callId),
    },
    ended: (call) => lookAgain(call, { tally, kept, outbound }),
    start: async (calls) => {
      const seed = crypto.getRandomValues(new Int32Array(1))[0] ?? 0;
      // Whose phones were lost with the process before is known first: nobody is offered a call in vain.
      await agents.settled();
      const offers = offering(calls, () => kept);
      const opened = await QueueDesk.open({ store, campaigns: book, agents, calls: offers, clock, log, seed });
      desk = opened;
      const told = early.splice(0);
      for (const news of told) opened.turned(news);
      const turned = (news: QueueNews) => opened.turned(news);
      kept = new KeptPlaceDesk({ store, campaigns: book, calls, turned, tally, onMoved, clock, log });
      for (const news of told) kept.saw(news);
      const running = new DisposableStack();
      for (const each of [opened, kept]) running.use(each);
      await kept.start();
      outbound = running.use(new OutboundDesk({ store, campaigns: book, agents, calls, onChanged, clock, log }));
      return { desk: opened, outbound, [Symbol.dispose]: () => running.dispose() };
    },
  };
}

/** What a call that is over means beside itself: its offers are counted, and whoever waits for its customer or agent looks again. */
function lookAgain(
  call: CallRecord,
  desks: {
    readonly tally: OfferTally;
    readonly kept: KeptPlaceDesk | undefined;
    readonly outbound: OutboundDesk | undefined;
  },
): void {
  const { queue, callBack, madeIn } = call;
  desks.tally.callEnded(call);
  if (madeIn) desks.outbound?.wake();
  if (queue?.left === 'place-kept' || callBack) void desks.kept?.look();
}

/** A kept place is offered by having a call placed, a call by ringing for it. */
function offering(calls: CallControl, kept: () => KeptPlaceDesk | undefined): QueueDeskDeps['calls'] {
  const placeOf = (id: string) => (kept()?.has(id) ? kept() : undefined);
  return {
    isBusy: (accountId) => calls.isBusy(accountId),
    offer: (id, ask) => placeOf(id)?.offer(id, ask) ?? calls.offer(id, ask),
    withdraw: async (id, accountId) => {
      const place = placeOf(id);
      if (place) place.withdraw(id);
      else await calls.withdraw(id, accountId);
    },
  };
}
