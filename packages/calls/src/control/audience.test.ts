import { expect, test } from 'vitest';
import { OFFER, Stage, answeredCall } from './stage.ts';

const [ANNA, JAN] = ['account-anna', 'account-jan'];
const ON_HOLD = OFFER.replace('m=audio', 'a=sendonly\r\nm=audio');

const callIdOf = ({ media }: Stage): string => [...media.open.keys()][0] ?? '';

/** What a user was told, oldest first: what became of the call, and what goes on in it. */
const toldTo = ({ told }: Stage, accountId: string): string[] =>
  told
    .filter((news) => news.accountId === accountId)
    .map((news) => (news.kind === 'left' ? 'left' : `${news.kind} ${news.view.activity}`));

test('a user sees their call from the first ring to the end, each change once', async () => {
  const { stage } = await answeredCall();
  const anna = stage.offered();
  await anna.within('INVITE', 2, { body: ON_HOLD });
  await anna.within('ACK', 2);
  await anna.within('INVITE', 3, { body: ON_HOLD });
  await anna.within('ACK', 3);
  await anna.within('INVITE', 4, { body: OFFER });
  await anna.within('ACK', 4);
  await anna.within('BYE', 5);
  expect(toldTo(stage, ANNA)).toEqual(['begun ringing', 'changed talking', 'changed held', 'changed talking', 'left']);
  expect(stage.told.map(({ accountId }) => accountId)).toEqual(Array(5).fill(ANNA));
});

test('what a user is told of a call is what the list of their calls shows at that moment', async () => {
  const { stage } = await answeredCall();
  const { commands } = stage.control;
  await commands.hold(callIdOf(stage), ANNA, true);
  expect(stage.told.at(-1)).toEqual({ kind: 'changed', accountId: ANNA, view: commands.live(ANNA)[0] });
  expect(stage.told.at(-1)).toMatchObject({ view: { activity: 'held', holds: true, recording: { state: 'running' } } });
});

test('a paused recording is seen with its end, and that it goes on is seen when it does so by itself', async () => {
  const { stage } = await answeredCall();
  await stage.control.pauseRecording(callIdOf(stage), ANNA);
  const endsAt = stage.clock.now() + 120_000;
  expect(stage.told.at(-1)).toMatchObject({ view: { recording: { state: 'paused', endsAt } } });
  await stage.pass(120_000);
  expect(stage.told.at(-1)).toMatchObject({ kind: 'changed', view: { recording: { state: 'running' } } });
});

test('that the customer’s phone gets none of their voice is seen by a user, also after a restart, until it does', async () => {
  const { stage } = await answeredCall();
  const seen = () => stage.control.commands.live(ANNA)[0]?.unheard;
  const tell = async (kind: 'unheard' | 'heard-there') => {
    [...stage.media.open.values()][0]?.emit({ kind, leg: 'caller' });
    await stage.settle();
  };
  await tell('unheard');
  expect(stage.told.at(-1)).toMatchObject({ kind: 'changed', accountId: ANNA, view: { unheard: 'there' } });
  stage.restart();
  await stage.control.resume();
  expect(seen()).toBe('there');
  await tell('heard-there');
  expect([seen(), stage.told.at(-1)?.kind]).toEqual([undefined, 'changed']);
});

test('while the disk takes nothing of the recording every user of the call sees it, and that it goes on; the record ends as any', async () => {
  const { stage, caller } = await answeredCall();
  const seen = () => stage.told.at(-1);
  stage.media.turnDisk(true);
  await stage.settle();
  expect(seen()).toMatchObject({ kind: 'changed', view: { recording: { state: 'running', refused: true } } });
  await stage.control.pauseRecording(callIdOf(stage), ANNA);
  expect(seen()).toMatchObject({ view: { recording: { state: 'paused' } } });
  await stage.control.resumeRecording(callIdOf(stage), ANNA);
  expect(seen()).toMatchObject({ view: { recording: { state: 'running', refused: true } } });
  stage.media.turnDisk(false);
  await stage.settle();
  expect(seen()).toMatchObject({ kind: 'changed', view: { recording: { state: 'running' } } });
  expect(JSON.stringify(seen())).not.toContain('refused');
  await caller.within('BYE', 2);
  expect(stage.journal.closed[0]?.recording?.gaps).toHaveLength(1);
});

test('a call that begins while the disk is full is seen as one that is not recorded, also after a restart of the platform', async () => {
  const stage = new Stage();
  stage.media.turnDisk(true);
  await answeredCall(stage);
  const recording = () => stage.control.commands.live(ANNA)[0]?.recording;
  expect(recording()).toEqual({ state: 'running', refused: true });
  stage.restart();
  await stage.control.resume();
  expect(recording()).toEqual({ state: 'running', refused: true });
  stage.media.turnDisk(false);
  await stage.settle();
  expect(recording()).toEqual({ state: 'running' });
});

test('in a consultation each sees their own side of it, and the agent that the customer has left', async () => {
  const { stage, caller } = await answeredCall();
  await stage.control.commands.consult(callIdOf(stage), ANNA, '102');
  await stage.offered(1).respond(200, OFFER);
  await stage.control.commands.turn(callIdOf(stage), ANNA, 'swap');
  await stage.control.commands.turn(callIdOf(stage), ANNA, 'swap');
  await caller.within('BYE', 2);
  expect(toldTo(stage, ANNA).slice(2)).toEqual([
    'changed asking',
    'changed consulting',
    'changed swapped',
    'changed consulting',
    'changed consulting',
  ]);
  expect(stage.told.at(-1)).toMatchObject({ accountId: ANNA, view: { other: null, consulted: { number: '102' } } });
  // Who is asked does not see with whom the agent talks meanwhile.
  expect(toldTo(stage, JAN)).toEqual(['begun ringing', 'changed talking']);
});

test('who hands a call on has left it, though it goes on, and it is the other’s from then on', async () => {
  const { stage, caller } = await answeredCall();
  await stage.control.commands.transfer(callIdOf(stage), ANNA, '102');
  expect(toldTo(stage, ANNA).at(-1)).toBe('left');
  await stage.offered(1).respond(200, OFFER);
  await caller.within('BYE', 2);
  expect(toldTo(stage, ANNA).filter((what) => what === 'left')).toHaveLength(1);
  expect(toldTo(stage, JAN)).toEqual(['begun ringing', 'changed talking', 'left']);
});

test('after a restart a user is told of the calls that go on, as begun for this platform', async () => {
  const { stage } = await answeredCall();
  stage.told.length = 0;
  stage.restart();
  await stage.control.resume();
  expect(toldTo(stage, ANNA)).toEqual(['begun talking']);
});

test('a listener that fails takes nothing of the call with it', async () => {
  const { stage, caller } = await answeredCall();
  stage.told.push = () => {
    throw new Error('the listener failed');
  };
  await stage.control.commands.hold(callIdOf(stage), ANNA, true);
  expect(stage.control.commands.live(ANNA)).toMatchObject([{ activity: 'held' }]);
  await caller.within('BYE', 2);
  expect(stage.journal.closed).toMatchObject([{ result: 'answered' }]);
});
