import { expect, test } from 'vitest';
import { readPush } from './read-push.ts';

const CALL = {
  kind: 'call',
  wakeId: 'w',
  callId: 'c',
  number: '+48600100200',
  name: 'Katarzyna',
  campaign: 'Infolinia',
};

test('what the platform sends is read', () => {
  expect(readPush(JSON.stringify(CALL))).toEqual(CALL);
  const over = { kind: 'over', wakeId: 'w', callId: 'c', number: '101', name: null, outcome: 'gone' };
  expect(readPush(JSON.stringify(over))).toEqual(over);
  const out = { kind: 'signed-out', wakeId: 'w', why: 'repeated-no-answer' };
  expect(readPush(JSON.stringify(out))).toEqual(out);
  expect(readPush('{"kind":"check","wakeId":"w"}')).toEqual({ kind: 'check', wakeId: 'w' });
});

test.each([
  '',
  'null',
  '[]',
  '"call"',
  '{"kind":"call"}',
  '{"kind":"signed-out","wakeId":"w","why":"other"}',
  JSON.stringify({ ...CALL, number: 600 }),
  JSON.stringify({ ...CALL, wakeId: null }),
  JSON.stringify({ ...CALL, kind: 'fax' }),
  JSON.stringify({ ...CALL, kind: 'over', outcome: 'constructor' }),
])('what this version does not know is not guessed at: %s', (text) => {
  expect(readPush(text)).toBeUndefined();
});

const nameOf = (name: string) => {
  const read = readPush(JSON.stringify({ ...CALL, name }));
  return read?.kind === 'call' ? read.name : undefined;
};

test('a name stays what it is as text, without what would make it read as another, and not longer than a system shows', () => {
  expect(nameOf('<img src=x onerror="alert(1)">')).toBe('<img src=x onerror="alert(1)">');
  expect(nameOf('Bank\u202e.moc\u200b\nPilne\u0000')).toBe('Bank.mocPilne');
  expect(nameOf('Łucja\u00a0 Wójcik-Żak')).toBe('Łucja Wójcik-Żak');
  expect(nameOf('\u200b \u0007')).toBeNull();
  expect(nameOf('x'.repeat(200))).toBe(`${'x'.repeat(79)}…`);
});
