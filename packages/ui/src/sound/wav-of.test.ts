import { expect, test } from 'vitest';
import { wavOf } from './wav-of.ts';

test('two channels become one of 16 bits, and what is too loud is clipped', async () => {
  const blob = wavOf([Float32Array.of(1, 0.5, -2), Float32Array.of(1, -0.5, -2)], 16_000);
  const view = new DataView(await blob.arrayBuffer());
  expect([blob.type, view.byteLength, view.getUint32(24, true), view.getUint32(40, true)]).toEqual([
    'audio/wav',
    50,
    16_000,
    6,
  ]);
  expect([44, 46, 48].map((at) => view.getInt16(at, true))).toEqual([32_767, 0, -32_767]);
});
