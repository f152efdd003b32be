import { expect, test } from 'vitest';
import { OFFER, PHONE, Stage, answeredCall } from './stage.ts';

const WITHOUT_EVENTS = OFFER.replace('8 101', '8').replace('a=rtpmap:101 telephone-event/8000\r\n', '');

/** A call to a phone that takes no telephone-event, answered. */
async function calledPhone() {
  const stage = new Stage();
  stage.routing = stage.ringing({ ...PHONE, digits: 'signalling' });
  const caller = await stage.invite();
  await stage.offered().respond(200, WITHOUT_EVENTS);
  await caller.within('ACK', 1);
  const [session] = stage.media.open.values();
  const press = async (digit: string, ms: number) => {
    session?.emit({ kind: 'digit-due', leg: 'callee-1', digit, ms });
    await stage.settle();
  };
  const infos = () => stage.sent.filter(({ request }) => request.method === 'INFO');
  const answer = async (status: number) => {
    infos()
      .at(-1)
      ?.answer({ kind: 'response', response: stage.replyTo('INFO', status) });
    await stage.settle();
  };
  const sounded = () => session?.legs.get('callee-1')?.dtmfSent;
  return { stage, caller, press, infos, answer, sounded };
}

test('keys for a phone without telephone-event go by INFO, the next when the one before is taken, with their lengths', async () => {
  const { press, infos, answer, sounded } = await calledPhone();
  await press('1', 160);
  await press('#', 240);
  await press('1', 100);
  expect(infos()).toHaveLength(1);
  await answer(100);
  expect(infos()).toHaveLength(1);
  await answer(200);
  await answer(200);
  await answer(200);
  const sent = infos().map(({ request }) => [request.headers.get('Content-Type'), request.body]);
  expect(sent).toEqual([
    ['application/dtmf-relay', 'Signal=1\r\nDuration=160\r\n'],
    ['application/dtmf-relay', 'Signal=#\r\nDuration=240\r\n'],
    ['application/dtmf-relay', 'Signal=1\r\nDuration=100\r\n'],
  ]);
  const numbers = infos().map(({ request }) => Number.parseInt(request.headers.get('CSeq') ?? '', 10));
  expect(numbers.map((number) => number - (numbers[0] ?? 0))).toEqual([0, 1, 2]);
  expect(sounded()).toBe('');
});

test('a key the caller sends by INFO goes on by INFO', async () => {
  const { caller, infos } = await calledPhone();
  await caller.within('INFO', 2, { body: 'Signal=7\r\nDuration=250\r\n', type: 'application/dtmf-relay' });
  expect(infos().map(({ request }) => request.body)).toEqual(['Signal=7\r\nDuration=100\r\n']);
});

test('a phone that refuses INFO hears that key and those that follow, and is not asked again', async () => {
  const { press, infos, answer, sounded } = await calledPhone();
  await press('4', 100);
  await press('5', 100);
  await answer(405);
  await press('6', 100);
  expect([infos().length, sounded()]).toEqual([1, '456']);
});

test('what nobody answers is not sounded half a minute late', async () => {
  const { stage, press, infos, sounded } = await calledPhone();
  await press('4', 100);
  await press('5', 100);
  infos()[0]?.answer({ kind: 'timeout' });
  await stage.settle();
  expect([infos().length, sounded()]).toEqual([1, '']);
});

test('a phone that takes telephone-events gets no INFO, and the call goes on as it was', async () => {
  const { stage, caller } = await answeredCall();
  await caller.within('INFO', 2, { body: 'Signal=7\r\nDuration=250\r\n', type: 'application/dtmf-relay' });
  expect(stage.happened).not.toContain('sent: INFO');
  expect([...stage.media.open.values()][0]?.legs.get('callee-1')?.dtmfSent).toBe('7');
});
