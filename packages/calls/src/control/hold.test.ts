import { expect, test } from 'vitest';
import { OFFER, answeredCall, heardIn, recordedIn } from './stage.ts';

const ON_HOLD = OFFER.replace('m=audio', 'a=sendonly\r\nm=audio');
const OF_OLD = OFFER.replace('c=IN IP4 127.0.0.1', 'c=IN IP4 0.0.0.0');

test.each([
  ['sendonly', ON_HOLD],
  ['inactive', ON_HOLD.replace('sendonly', 'inactive')],
  ['an address of zeros', OF_OLD],
])('a phone that holds by %s leaves the customer with our music, and the recording goes on', async (_, sdp) => {
  const { stage } = await answeredCall();
  const anna = stage.offered();
  await anna.within('INVITE', 2, { body: sdp });
  await anna.within('ACK', 2);
  expect(heardIn(stage, 'caller')).toBe('music');
  expect(recordedIn(stage)).toEqual(['callee-1', 'caller']);
  await anna.within('INVITE', 3, { body: OFFER });
  await anna.within('ACK', 3);
  expect(heardIn(stage, 'caller')).toBe('callee-1');
  expect(stage.media.asked.filter(({ verb }) => verb === 'stopRecording')).toEqual([]);
});

test('a phone that asks for our offer says in its ACK whether it holds', async () => {
  const { stage } = await answeredCall();
  const anna = stage.offered();
  await anna.within('INVITE', 2);
  expect(heardIn(stage, 'caller')).toBe('callee-1');
  await anna.within('ACK', 2, { body: ON_HOLD });
  expect(heardIn(stage, 'caller')).toBe('music');
});

test('a trunk that holds is not answered with our music', async () => {
  const { stage, caller } = await answeredCall();
  await caller.within('INVITE', 2, { body: ON_HOLD });
  expect(heardIn(stage, 'callee-1')).toBe('caller');
});

test('keys pressed on hold go nowhere', async () => {
  const { stage } = await answeredCall();
  const anna = stage.offered();
  await anna.within('INVITE', 2, { body: ON_HOLD });
  await anna.within('ACK', 2);
  await anna.within('INFO', 3, { type: 'application/dtmf-relay', body: 'Signal=5' });
  expect(stage.media.asked.some(({ verb }) => verb === 'sendDtmf')).toBe(false);
});

test('after a restart a held call is held, can be taken back, and knows how long it was', async () => {
  const { stage } = await answeredCall();
  const anna = stage.offered();
  await anna.within('INVITE', 2, { body: ON_HOLD });
  await anna.within('ACK', 2);
  stage.restart();
  await stage.control.resume();
  expect(heardIn(stage, 'caller')).toBe('music');
  stage.clock.advance(5_000);
  await anna.within('INVITE', 3, { body: OFFER });
  await anna.within('ACK', 3);
  expect(heardIn(stage, 'caller')).toBe('callee-1');
  await anna.within('BYE', 4);
  expect(stage.journal.closed[0]?.segments).toMatchObject([{ holdMs: 5_000 }]);
});
