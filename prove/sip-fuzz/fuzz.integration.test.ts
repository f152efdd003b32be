import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';

test('2,000 mutants over UDP, TCP and WebSocket: the platform answers, lives, and every control call goes through', async () => {
  const figures = await fuzz({ mutants: 2_000, controlEvery: 200, seed: 7, settleMs: 0 });
  expect(figures.controlCalls).toEqual({ ok: 10, failed: 0 });
  expect(figures.died).toBe(false);
  expect(figures.faults).toEqual([]);
  for (const { sent, answers } of Object.values(figures.transports)) {
    expect(sent).toBeGreaterThan(600);
    // A wound may end a TCP connection, and what follows on it is never read.
    expect(answers).toBeGreaterThan(sent / 50);
  }
  expect(figures.counted.malformed).toBeGreaterThan(200);
  expect(figures.counted.limited).toBe(0);
});
