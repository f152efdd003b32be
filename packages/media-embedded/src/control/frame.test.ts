import { expect, test } from 'vitest';
import { FrameReader, writeFrame } from './frame.ts';

test('messages come out whole however the bytes are cut', () => {
  const messages = [{ id: 1, text: 'zażółć' }, { id: 2 }, []];
  const bytes = Buffer.concat(messages.map(writeFrame));
  for (let size = 1; size <= bytes.length; size++) {
    const reader = new FrameReader();
    const read: unknown[] = [];
    for (let at = 0; at < bytes.length; at += size) read.push(...reader.read(bytes.subarray(at, at + size)));
    expect(read).toEqual(messages);
  }
});

test('a frame that claims to be huge or holds no JSON is refused at once', () => {
  expect(() => new FrameReader().read(Buffer.from('GET / HTTP/1.1\r\n'))).toThrow('a frame of');
  expect(() => new FrameReader().read(Buffer.from([0, 0, 0, 1, 0x7b]))).toThrow();
});
