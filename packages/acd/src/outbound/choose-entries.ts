import type { OutboundMode } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import type { DayOfCalls } from './abandoned.ts';
import { isOverLimit } from './abandoned.ts';

/** An entry that may be called now, by this number. */
export type CallableEntry = {
  readonly entryId: string;
  readonly number: string;
  /** Of the lowest number first. */
  readonly priority: number;
  /** Since when it may be. */
  readonly from: Instant;
};

/** A list that runs, as it stands now. */
export type RunningList = {
  readonly listId: string;
  readonly mode: OutboundMode;
  /** Of its campaign, against others: of the lowest number first. */
  readonly priority: number;
  /** It is the time in which its customers are called. */
  readonly isOpen: boolean;
  /** Who serves its campaign now. */
  readonly members: readonly string[];
  readonly today: DayOfCalls;
  readonly abandonedPercent: number;
  /** Those that may be called equally long are called in this order. */
  readonly entries: readonly CallableEntry[];
};

/** An agent who is in queue, free, reachable, and has no entry. */
export type FreeForOutbound = { readonly accountId: string; readonly freeSince: Instant };

export type OutboundChoice = {
  readonly listId: string;
  readonly entryId: string;
  readonly accountId: string;
  readonly number: string;
  /** `offer`: they look at it first. `dial`: it is called for them. */
  readonly what: 'offer' | 'dial';
};

/**
 * Which entries are offered to whom, or called for whom, now: of the list whose campaign comes first, the entry of the first priority
 * that may be called longest, for the agent who is free longest. An agent has one, an entry has one, a number is called once
 * (`underWay`: those that are called already, in whatever list).
 */
export function chooseEntries(
  lists: readonly RunningList[],
  agents: readonly FreeForOutbound[],
  underWay: ReadonlySet<string>,
): readonly OutboundChoice[] {
  const free = agents.toSorted(
    (one, other) => one.freeSince - other.freeSince || order(one.accountId, other.accountId),
  );
  const left = new Set(free.map(({ accountId }) => accountId));
  const taken = new Set(underWay);
  return lists
    .filter(isCalling)
    .toSorted((one, other) => one.priority - other.priority || order(one.listId, other.listId))
    .flatMap((list) => {
      const able = free.filter(({ accountId }) => left.has(accountId) && list.members.includes(accountId)).values();
      return inOrder(list.entries).flatMap(({ entryId, number }) => {
        if (taken.has(number)) return [];
        const agent = able.next().value;
        if (!agent) return [];
        left.delete(agent.accountId);
        taken.add(number);
        const what = list.mode === 'preview' ? ('offer' as const) : ('dial' as const);
        return [{ listId: list.listId, entryId, accountId: agent.accountId, number, what }];
      });
    });
}

/** A list that is looked at first goes on when too many customers met nobody: its agent is there before they are called. */
function isCalling({ isOpen, mode, today, abandonedPercent }: RunningList): boolean {
  return isOpen && (mode === 'preview' || !isOverLimit(today, abandonedPercent));
}

const inOrder = (entries: readonly CallableEntry[]) =>
  entries.toSorted((one, other) => one.priority - other.priority || one.from - other.from);

const order = (one: string, other: string): number => (one < other ? -1 : 1);
