import { type FillRandom, ManualClock, silentLog } from '@wpm/kernel';
import { FakeMediaPlane } from '@wpm/media';
import { expect, test, vi } from 'vitest';
import { CallMedia } from './call-media.ts';

const fillRandom: FillRandom = (bytes) => bytes;
const sound = { hearings: [], recording: { agent: [], customer: [] } };

test('the time of a recording begins where the engine says its file began, and never before it was asked', async () => {
  const clock = new ManualClock();
  clock.advance(1_000);
  const plane = new FakeMediaPlane();
  const media = await CallMedia.open('call-1', { media: plane, log: silentLog });
  const answered = (afterMs: number, ageMs: number) =>
    vi.spyOn(media.session, 'record').mockImplementationOnce(async () => {
      clock.advance(afterMs);
      return { ageMs };
    });
  const startedAt = async () => (await media.record(sound, { clock, fillRandom }))?.startedAt;
  answered(80, 30);
  expect(await startedAt()).toBe(1_050);
  answered(10, 500);
  expect(await startedAt()).toBe(1_080);
});
