import { expect, test } from 'vitest';
import { SendWindows } from './send-windows.ts';

const NOW = 1_000;

/** As many as it may have. */
function fill(windows: SendWindows, webhookId: string, now = NOW): number {
  const { perWebhook, rooms } = windows.room(now);
  const room = rooms.find((one) => one.webhookId === webhookId)?.room ?? perWebhook;
  for (let n = 0; n < room; n++) windows.begin(webhookId);
  return room;
}

test('receivers that hang keep a bounded share, however many they are, and one that answers gets more and more', () => {
  const windows = new SendWindows();
  const hanging = Array.from({ length: 20 }, (_, n) => `hangs-${n}`);
  for (const id of hanging) for (let n = fill(windows, id); n > 0; n--) windows.end(id, 'silent', NOW);
  const later = NOW + 30_000;
  for (const id of hanging) expect([fill(windows, id), fill(windows, id, later)]).toEqual([0, 1]);
  expect(windows.sending).toBe(20);
  const more = Array.from({ length: 30 }, (_, n) => `more-${n}`);
  for (const id of more) {
    windows.begin(id);
    windows.end(id, 'silent', NOW);
  }
  for (const id of more) fill(windows, id, later);
  expect(windows.sending).toBe(32);
  expect(fill(windows, 'quick')).toBe(4);
  for (let n = 0; n < 4; n++) windows.end('quick', 'taken', NOW);
  expect(fill(windows, 'quick')).toBe(8);
  expect(windows.room(NOW).most).toBe(128 - 32 - 8);
});

/** A receiver that is not there is tried, as soon as it may be, so often. @returns when the last try ended */
function failing(windows: SendWindows, webhookId: string, count: number): number {
  let now = NOW;
  for (let n = 0; n < count; n++) {
    let sent = fill(windows, webhookId, now);
    for (; sent === 0; sent = fill(windows, webhookId, now)) now += 250;
    for (let back = 0; back < sent; back++) windows.end(webhookId, 'silent', now);
  }
  return now;
}

test('whoever takes nothing is left alone for longer and longer, until the pause is over or somebody says it may be different now', () => {
  const windows = new SendWindows();
  const now = failing(windows, 'gone', 8);
  expect(now - NOW).toBe(31_750);
  expect([now + 29_999, now + 30_000].map((at) => windows.room(at).rooms)).toEqual([
    [{ webhookId: 'gone', room: 0 }],
    [{ webhookId: 'gone', room: 1 }],
  ]);
  expect(windows.givenUpOn()).toEqual(['gone']);
  windows.beginAnew('gone');
  expect(windows.room(now).rooms).toEqual([{ webhookId: 'gone', room: 4 }]);
  expect(windows.givenUpOn()).toEqual([]);
});

test('whoever has nothing on its way begins anew, but who failed just now', () => {
  const windows = new SendWindows();
  for (const id of ['idle', 'sending']) windows.begin(id);
  windows.end('idle', 'taken', NOW);
  const now = failing(windows, 'gone', 8);
  windows.forgetIdle(now);
  expect(windows.room(now).rooms.map(({ webhookId }) => webhookId)).toEqual(['sending', 'gone']);
  windows.forgetIdle(now + 11 * 60_000);
  expect(windows.room(now).rooms.map(({ webhookId }) => webhookId)).toEqual(['sending']);
});
