/**
 * Has what comes done one batch after the other: what comes while one is done waits for it, and is done together. A batch that fails is not
 * done again.
 */
export function inTurn<Item>(perform: (batch: readonly Item[]) => Promise<void>): (item: Item) => void {
  let waiting: Item[] = [];
  let isBusy = false;
  const work = async () => {
    isBusy = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await perform(batch).catch(() => {});
    }
    isBusy = false;
  };
  return (item) => {
    waiting.push(item);
    if (!isBusy) void work();
  };
}
