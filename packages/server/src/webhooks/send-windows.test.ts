import { expect, test } from 'vitest';
import { SendWindows } from './send-windows.ts';

/** As many as it may have. */
function fill(windows: SendWindows, webhookId: string): number {
  const { perWebhook, rooms } = windows.room();
  const room = rooms.find((one) => one.webhookId === webhookId)?.room ?? perWebhook;
  for (let n = 0; n < room; n++) windows.begin(webhookId);
  return room;
}

test('receivers that hang keep a bounded share, however many they are, and one that answers gets more and more', () => {
  const windows = new SendWindows();
  const hanging = Array.from({ length: 20 }, (_, n) => `hangs-${n}`);
  for (const id of hanging) for (let n = fill(windows, id); n > 0; n--) windows.end(id, 'silent');
  for (const id of hanging) fill(windows, id);
  expect(windows.sending).toBe(20);
  const more = Array.from({ length: 30 }, (_, n) => `more-${n}`);
  for (const id of more) {
    windows.begin(id);
    windows.end(id, 'silent');
  }
  for (const id of more) fill(windows, id);
  expect(windows.sending).toBe(32);
  expect(fill(windows, 'quick')).toBe(4);
  for (let n = 0; n < 4; n++) windows.end('quick', 'taken');
  expect(fill(windows, 'quick')).toBe(8);
  expect(windows.room().most).toBe(128 - 32 - 8);
});

test('whoever has nothing on its way begins anew', () => {
  const windows = new SendWindows();
  for (const id of ['idle', 'sending']) {
    windows.begin(id);
    windows.end(id, 'silent');
  }
  windows.begin('sending');
  windows.forgetIdle();
  expect(windows.room().rooms).toEqual([{ webhookId: 'sending', room: 0 }]);
});
