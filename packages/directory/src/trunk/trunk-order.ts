/** A trunk that could take a call. */
export type TrunkChoice = {
  readonly id: string;
  /** The lowest is tried first. */
  readonly priority: number;
  /** Share among those of one priority; 0 takes calls only where nobody else of that priority does. */
  readonly weight: number;
  /** Answers, and is registered where it must be. */
  readonly isUp: boolean;
};

/**
 * In which order trunks are tried: those that are up before those that seem down, lower priorities first, and within one
 * priority by chance in proportion to the weights (as RFC 2782 orders servers).
 * @param chance numbers from 0 up to but not including 1
 */
export function trunkOrder<Choice extends TrunkChoice>(choices: readonly Choice[], chance: () => number): Choice[] {
  const groups = new Map<string, Choice[]>();
  const sorted = choices.toSorted((a, b) => Number(b.isUp) - Number(a.isUp) || a.priority - b.priority);
  for (const choice of sorted) {
    const key = `${choice.isUp} ${choice.priority}`;
    groups.set(key, [...(groups.get(key) ?? []), choice]);
  }
  return [...groups.values()].flatMap((group) => shuffled(group, chance));
}

function shuffled<Choice extends TrunkChoice>(group: readonly Choice[], chance: () => number): Choice[] {
  const left = group.toSorted((a, b) => a.weight - b.weight);
  const order: Choice[] = [];
  while (left.length > 0) {
    const total = left.reduce((sum, { weight }) => sum + weight, 0);
    const drawn = chance() * total;
    let sum = 0;
    const at = left.findIndex(({ weight }) => (sum += weight) > drawn);
    order.push(...left.splice(Math.max(0, at), 1));
  }
  return order;
}
