import { placeLossyCalls } from '../packages/sip/src/testing/lossy-calls.ts';

/** Ten thousand calls each over networks that lose 0 to 30 % of all datagrams: every one ends, and nothing is left behind. */
const CALLS = Number(process.env['WPM_PROVE_CALLS'] ?? 10_000);

const rows = [];
for (const lost of [0, 5, 10, 20, 30]) {
  const began = performance.now();
  const { ends, left, datagrams } = await placeLossyCalls(CALLS, { lost, doubled: 10, delay: [1, 500] }, lost + 1);
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  rows.push({ 'lost %': lost, calls: CALLS, ...ends, ...left, datagrams: datagrams.sent, seconds });
}
// oxlint-disable-next-line no-console -- a proof prints what it found
console.table(rows);
process.stdout.write(`${JSON.stringify({ proof: 'sip-lossy', rows })}\n`);
const stuck = rows.some(({ transactions, dialogs, timers }) => transactions + dialogs + timers > 0);
const unended = rows.some((row) => row['hung-up'] + row.refused + row.cancelled + row.timeout !== CALLS);
if (stuck || unended) {
  process.stderr.write('something was left behind\n');
  process.exitCode = 1;
}
