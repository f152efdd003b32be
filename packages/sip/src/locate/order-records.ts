import type { SrvRecord } from './resolver.ts';

/**
 * SRV records in order of trial (RFC 2782): by priority; within one priority by chance, each drawn in proportion to its weight.
 * @param chance a number from 0 up to but not including 1, anew with every call
 */
export function orderRecords(records: readonly SrvRecord[], chance: () => number): readonly SrvRecord[] {
  const priorities = [...new Set(records.map(({ priority }) => priority))].toSorted((a, b) => a - b);
  return priorities.flatMap((each) =>
    drawn(
      records.filter(({ priority }) => priority === each),
      chance,
    ),
  );
}

function drawn(records: readonly SrvRecord[], chance: () => number): readonly SrvRecord[] {
  // RFC 2782: those without weight stand first, so that they have a small chance of being drawn before others.
  const left = records.toSorted((a, b) => Number(a.weight > 0) - Number(b.weight > 0));
  const order: SrvRecord[] = [];
  while (left.length > 0) {
    const sum = left.reduce((total, { weight }) => total + weight, 0);
    const mark = Math.floor(chance() * (sum + 1));
    let running = 0;
    const at = left.findIndex(({ weight }) => (running += weight) >= mark);
    order.push(...left.splice(Math.max(0, at), 1));
  }
  return order;
}
