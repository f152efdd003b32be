/*
 * A call's whole life, a million times by chance: commands, presses, lost devices, lost engines, supervisors, queues, in any
 * order; after each the rules of a call are asked (`packages/calls/src/call/random-run.fixture.ts`). The unit tests have the
 * first hundred thousand seeds; these are the next.
 *
 * `npm run prove -- random-calls [how many] [first seed]`: about a minute for a million. Ends with 1 and the story of each
 * call that broke a rule.
 */
import process from 'node:process';
import { inspect } from 'node:util';
import { randomCall } from '../packages/calls/src/call/random-run.fixture.ts';

const EACH = 100_000;
const [count = 1_000_000, first = 100_001] = process.argv.slice(2).map(Number);

const began = performance.now();
let broken = 0;
let inputs = 0;
for (let done = 0; done < count; done++) {
  try {
    inputs += randomCall(first + done).told.length;
  } catch (error) {
    broken += 1;
    process.stderr.write(`${inspect(error)}\n`);
  }
  if ((done + 1) % EACH === 0) process.stdout.write(`${done + 1} calls, ${inputs} inputs, ${broken} broken\n`);
}
const seconds = Math.round((performance.now() - began) / 1_000);
process.stdout.write(`${JSON.stringify({ calls: count, firstSeed: first, inputs, broken, seconds })}\n`);
process.exitCode = broken === 0 ? 0 : 1;
