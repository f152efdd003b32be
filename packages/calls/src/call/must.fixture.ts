/** An invariant: cheaper than `expect`, which is asked a million times here. */
export function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`not so: ${what}`);
}
