import process from 'node:process';
import { fuzz } from './sip-fuzz/fuzz.ts';

/**
 * 100,000 wounded SIP messages at the running platform, over UDP, TCP and WebSocket at once: it stays the same process,
 * no fault is logged, every control call between them goes through, and afterwards it holds at most 20 MB more.
 * Garbage is collected before memory is read: a process that has nothing to do collects none by itself.
 */
const MUTANTS = Number(process.argv[2] ?? 100_000);
const CONTROL_EVERY = 1_000;
const MOST_MB = 20;

const figures = await fuzz({ mutants: MUTANTS, controlEvery: CONTROL_EVERY, seed: 20, settleMs: 40_000 });
const { transports, counted, controlCalls, memory, faults, died } = figures;
const { before, after } = memory;
const grownMb = Math.round((after.heldMb - before.heldMb) * 10) / 10;
const lines = [
  'transport      sent   answers   opened',
  ...Object.entries(transports).map(
    ([name, { sent, answers, opened }]) =>
      name.padEnd(9) + [sent, answers, opened].map((figure) => String(figure).padStart(10)).join(''),
  ),
  `platform: ${counted.received} messages read, ${counted.malformed} of them malformed, ${counted.limited} over a limit`,
  `control calls: ${controlCalls.ok} went through, ${controlCalls.failed} did not`,
  `memory held: ${before.heldMb} MB before, ${after.heldMb} MB after: ${grownMb} MB more`,
  `resident, garbage collected: ${before.residentMb} MB before, ${after.residentMb} MB after`,
  `faults: ${faults.length}${died ? '; the process died' : ''}`,
  ...faults.slice(0, 5),
  JSON.stringify({ proof: 'sip-fuzz', ...figures, faults: faults.length }),
];
process.stdout.write(`${lines.join('\n')}\n`);
if (died || faults.length > 0 || controlCalls.failed > 0 || grownMb > MOST_MB) process.exitCode = 1;
