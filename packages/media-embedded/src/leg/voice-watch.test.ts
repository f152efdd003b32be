import { expect, test } from 'vitest';
import { UPKEEP_MS } from '../engine/media-engine.ts';
import { VoiceWatch } from './voice-watch.ts';

const PACKET_MS = 20;
/** What of the three seconds is left for the way to who asked. */
const ON_ITS_WAY_MS = 200;

/** Packets until `last`, looked after now and then; when what is told is told. */
function told(watch: VoiceWatch, { phase, last, until }: { phase: number; last: number; until: number }) {
  const news: { readonly at: number; readonly what: string }[] = [];
  for (let now = 0; now <= until; now++) {
    if (now <= last && now % PACKET_MS === 0) watch.onPacket(now);
    const what = now % UPKEEP_MS === phase ? watch.due(now) : undefined;
    if (what) news.push({ at: now, what });
  }
  return news;
}

test('that packets stop coming is told within three seconds, whenever it is looked at, and not before two', () => {
  for (let phase = 0; phase < UPKEEP_MS; phase += 10) {
    const watch = new VoiceWatch();
    watch.expect(true, 0);
    const [first] = told(watch, { phase, last: 10_000, until: 14_000 });
    expect(first?.what).toBe('silent');
    expect((first?.at ?? 0) - 10_000).toBeLessThanOrEqual(3_000 - ON_ITS_WAY_MS);
    expect((first?.at ?? 0) - 10_000).toBeGreaterThan(2_000);
  }
});

test('who never sent anything is told of within three seconds of when it should have', () => {
  const watch = new VoiceWatch();
  watch.expect(true, 0);
  const [first] = told(watch, { phase: 0, last: -1, until: 4_000 });
  expect(first?.at).toBeLessThanOrEqual(3_000 - ON_ITS_WAY_MS);
});

test('a silence is told once and then as lasting; one that is over is told anew; nobody is told of who need not send', () => {
  const watch = new VoiceWatch();
  watch.expect(true, 0);
  const news = told(watch, { phase: 0, last: 1_000, until: 10_000 }).map(({ what }) => what);
  expect(news).toEqual(['silent', 'still-silent', 'still-silent']);
  expect(watch.onPacket(10_001)).toBe('heard');
  expect(watch.onPacket(10_021)).toBeUndefined();
  expect(watch.due(13_000)).toBe('silent');
  watch.expect(false, 13_001);
  expect(watch.due(60_000)).toBeUndefined();
});

test('who fell silent and comes back while they need not send, as on hold, is told to be heard', () => {
  const watch = new VoiceWatch();
  watch.expect(true, 0);
  told(watch, { phase: 0, last: 1_000, until: 4_000 });
  watch.expect(false, 4_000);
  expect(watch.onPacket(9_000)).toBe('heard');
  expect(watch.onPacket(9_020)).toBeUndefined();
});
