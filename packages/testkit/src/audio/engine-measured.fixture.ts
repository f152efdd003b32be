/*
 * The media engine, with a word for whoever started it: asked `measure`, it clears away what nobody holds any more and says what it still has.
 * To be run with `--expose-gc`; the engine's own program is named to it.
 */
import process from 'node:process';
import { setImmediate as turn } from 'node:timers/promises';
import type { EngineHoldings } from './engine-process.ts';

/** What is freed by one collection may be what held the next. */
const COLLECTIONS = 4;

process.on('message', (asked) => {
  if (asked === 'measure') void measure().then((holdings) => process.send?.(holdings));
});

await import(process.argv[2] ?? '');

async function measure(): Promise<EngineHoldings> {
  for (let times = 0; times < COLLECTIONS; times++) {
    await turn();
    globalThis.gc?.();
  }
  const resources: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
  const { heapUsed, external } = process.memoryUsage();
  return { resources, bytes: heapUsed + external };
}
