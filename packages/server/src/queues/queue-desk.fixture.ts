import { type AgentState, NEVER_SIGNED_IN } from '@wpm/acd';
import type { OfferRecord, Party, QueueStanding } from '@wpm/calls';
import { campaignSettings } from '@wpm/contract';
import { ManualClock, silentLog } from '@wpm/kernel';
import { QueueDesk } from './queue-desk.ts';

export const [ANNA, JAN] = ['0192f7a0-0000-7000-8000-0000000000a1', '0192f7a0-0000-7000-8000-0000000000a2'];
const CUSTOMER: Party = { kind: 'outside', number: '+48600100200', name: null, accountId: null };

export const SALES = {
  id: 'sales',
  soundFiles: new Map(),
  settings: campaignSettings.parse({
    name: 'Sales',
    direction: 'inbound',
    strategy: 'fixed-order',
    members: [{ accountId: ANNA }, { accountId: JAN }],
    queue: { tells: 'position' },
  }),
};

export const inQueue = (activity: AgentState['activity'] = { kind: 'idle' }): AgentState => ({
  ...NEVER_SIGNED_IN(0),
  chosen: { kind: 'in-queue', by: 'agent' },
  reach: { kind: 'reachable' },
  activity,
});

/** The world around the desk: what agents are is set, what call control was asked for is noted. */
export class World {
  readonly clock = new ManualClock();
  readonly states = new Map<string, AgentState>([
    [ANNA, inQueue()],
    [JAN, inQueue()],
  ]);
  readonly asked: string[] = [];
  readonly withdrawn: string[] = [];
  readonly busy = new Set<string>();
  isMade = true;
  lastAgent: string | undefined;
  campaign = SALES;
  listener: (accountId: string) => void = () => {};

  desk: QueueDesk | undefined;

  async open(): Promise<QueueDesk> {
    this.desk = await QueueDesk.open({
      store: {
        queues: {
          pasts: async () => [],
          leftOut: async () => [],
          lastAgentOf: async () => this.lastAgent,
        } as never,
      },
      campaigns: { byId: async () => this.campaign },
      agents: {
        stateOf: (id) => ({ state: this.states.get(id) ?? NEVER_SIGNED_IN(0), now: this.clock.now() }),
        onTurned: (listener) => {
          this.listener = listener;
          return { [Symbol.dispose]: () => {} };
        },
        restored: [ANNA, JAN].map((id) => ({ id, tenantId: 'tenant', login: id, domain: 'demo.local' })),
      },
      calls: {
        offer: async (callId, { agents }) => {
          this.asked.push(`${callId} to ${agents.map(nameOf).join(' and ')}`);
          if (!this.isMade) return false;
          for (const each of agents) this.busy.add(each);
          // Call control tells how the call stands before it says that the offer is made.
          this.desk?.turned(standing(callId, { state: 'offered', offers: agents.map((each) => offer(each, {})) }));
          return true;
        },
        withdraw: async (callId, accountId) => void this.withdrawn.push(`${callId} from ${nameOf(accountId)}`),
        isBusy: (id) => this.busy.has(id),
      },
      clock: this.clock,
      log: silentLog,
      seed: 1,
    });
    return this.desk;
  }

  /** What an agent is from now on. */
  turn(id: string, state: AgentState): void {
    this.states.set(id, state);
    this.listener(id);
  }
}

export const AT_WORK = inQueue({ kind: 'in-call', next: null });
export const NO_RULE = { tier: 10, candidates: 1, waitedMs: 0 };

const nameOf = (id: string): string => (id === ANNA ? 'Anna' : 'Jan');

export const standing = (callId: string, change: Partial<QueueStanding> = {}): { kind: 'queued' } & QueueStanding => ({
  kind: 'queued',
  callId,
  tenantId: 'tenant',
  campaignId: 'sales',
  customer: CUSTOMER,
  enteredAt: 0,
  ahead: false,
  state: 'waiting',
  offers: [],
  ...change,
});

export const offer = (accountId: string, change: Partial<OfferRecord>): OfferRecord => ({
  number: 1,
  accountId,
  why: { by: 'fixed-order', tier: 10, candidates: 2, waitedMs: 0 },
  chosenAt: 0,
  rangAt: null,
  endedAt: null,
  outcome: null,
  ...change,
});

export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
