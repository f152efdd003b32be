import { expect, test } from 'vitest';
import { onNetworkChanged } from './network-changes.ts';

test('a device that is on a network again, or on one of another kind, has changed; one that has none, or a faster one, has not', () => {
  const page = new EventTarget();
  const connection = Object.assign(new EventTarget(), { type: 'wifi' });
  let changes = 0;
  const end = onNetworkChanged(() => (changes += 1), page, { connection });
  const becomes = (type: string) => {
    connection.type = type;
    connection.dispatchEvent(new Event('change'));
    return changes;
  };
  expect(becomes('wifi')).toBe(0);
  expect(becomes('cellular')).toBe(1);
  expect(becomes('none')).toBe(1);
  expect(becomes('wifi')).toBe(2);
  page.dispatchEvent(new Event('online'));
  expect(changes).toBe(3);
  end();
  page.dispatchEvent(new Event('online'));
  expect(becomes('cellular')).toBe(3);
});

test('where the browser tells no kind, being on a network again is what counts', () => {
  const page = new EventTarget();
  let changes = 0;
  onNetworkChanged(() => (changes += 1), page, {});
  page.dispatchEvent(new Event('online'));
  expect(changes).toBe(1);
});
