import type { Instant } from '@wpm/kernel';

/** A recall that is due, as far as it matters to whom it is offered (F24). */
export type DueRecall = {
  readonly recallId: string;
  /** Whose it is; null: any of `members`. */
  readonly accountId: string | null;
  /** Who serves its campaign now, in the administrator's order. */
  readonly members: readonly string[];
  readonly dueAt: Instant;
  /** Who was asked last, and until when that held; null: nobody yet. */
  readonly lastOffer: { readonly to: string; readonly until: Instant } | null;
};

/** An agent who is free and reachable now. `inQueue`: takes work of campaigns; else only what is their own. */
export type FreeForRecall = { readonly accountId: string; readonly inQueue: boolean; readonly freeSince: Instant };

export type RecallOffer = { readonly recallId: string; readonly accountId: string };

/** How long who let an offer pass is not asked for the same recall again. */
export const RECALL_PASS_MS = 5 * 60_000;

/**
 * Which recalls are offered to whom now: the one due longest first, its own agent's to them alone, anybody's to who of the
 * campaign is free longest. Nobody gets two, and nobody one they have just let pass.
 */
export function recallOffers(
  due: readonly DueRecall[],
  free: readonly FreeForRecall[],
  now: Instant,
): readonly RecallOffer[] {
  const left = new Map(free.map((agent) => [agent.accountId, agent]));
  return due
    .toSorted((one, other) => one.dueAt - other.dueAt || (one.recallId < other.recallId ? -1 : 1))
    .flatMap((recall) => {
      const agent = agentFor(recall, left, now);
      if (agent === undefined) return [];
      left.delete(agent);
      return [{ recallId: recall.recallId, accountId: agent }];
    });
}

function agentFor(
  { accountId, members, lastOffer }: DueRecall,
  free: ReadonlyMap<string, FreeForRecall>,
  now: Instant,
): string | undefined {
  const isPassedBy = (id: string) => lastOffer?.to === id && lastOffer.until + RECALL_PASS_MS > now;
  const wanted = accountId === null ? members : [accountId];
  const able = wanted.flatMap((id) => {
    const agent = free.get(id);
    return agent && !isPassedBy(id) && (agent.inQueue || accountId !== null) ? [agent] : [];
  });
  return able.toSorted((one, other) => one.freeSince - other.freeSince)[0]?.accountId;
}
