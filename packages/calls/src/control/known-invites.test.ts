import { refuse } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { sentAgainWithin } from './known-invites.ts';
import { OFFER, PHONE, Stage } from './stage.ts';

/** A call that is refused at once. */
function refusing(stage = new Stage()): Stage {
  stage.routing = { ...stage.ringing(PHONE), to: refuse({ code: 'call/unreachable' }) };
  return stage;
}

/** The platform dies and comes back. */
async function restarted(stage: Stage): Promise<void> {
  stage.restart();
  await stage.control.resume();
}

test('a refusal that was written and not told is told when the INVITE comes again after the restart, whatever is true by then', async () => {
  const stage = refusing();
  const first = await stage.invite();
  await restarted(stage);
  stage.routing = stage.ringing(PHONE);
  const again = await stage.invite();
  const twice = await stage.invite();
  expect([first, again, twice].map(({ last }) => last.status)).toEqual([480, 480, 480]);
  expect(stage.journal.closed).toHaveLength(1);
  expect([again.last.headers.get('X-WPM-Call-Id'), stage.sent]).toEqual([stage.journal.closed[0]?.id, []]);
});

test('another call of the caller is none of it, and nor is the same INVITE when nobody can be sending it again any more', async () => {
  const stage = refusing();
  await stage.invite();
  await restarted(stage);
  await stage.invite(undefined, 'another');
  expect(stage.journal.closed).toHaveLength(2);
  await stage.pass(32_000);
  await stage.invite();
  expect(stage.journal.closed).toHaveLength(3);
  await restarted(stage);
  await stage.pass(31_999);
  await restarted(stage);
  await stage.invite(undefined, 'another');
  expect(stage.journal.closed).toHaveLength(4);
});

test('a call whose caller had heard nothing when the platform died begins anew as the same one', async () => {
  const stage = new Stage();
  await stage.invite();
  await stage.settle();
  const [before] = stage.journal.live.keys();
  await restarted(stage);
  expect([stage.journal.closed, stage.media.open.size]).toEqual([[], 0]);
  const again = await stage.invite();
  await stage.settle();
  await stage.offered(1).respond(200, OFFER);
  await again.within('ACK', 1);
  await again.within('BYE', 2);
  expect(stage.journal.closed).toMatchObject([{ id: before, result: 'answered' }]);
});

test('where its INVITE does not come again it is closed when the time for that is over', async () => {
  const stage = new Stage();
  await stage.invite();
  await stage.settle();
  await stage.pass(3_000);
  await restarted(stage);
  await stage.pass(12_999);
  expect(stage.journal.closed).toEqual([]);
  await stage.pass(1);
  expect(stage.journal.closed).toMatchObject([{ endedBy: 'platform', result: 'failed' }]);
  await stage.invite();
  expect(stage.journal.live.size).toBe(1);
});

test('where the database is away when that time is over, it is closed when the database is back', async () => {
  const stage = new Stage();
  await stage.invite();
  await stage.settle();
  await restarted(stage);
  stage.journal.failing = true;
  await stage.pass(10_000);
  expect(stage.journal.closed).toEqual([]);
  stage.journal.failing = false;
  await stage.pass(5_000);
  expect(stage.journal.closed).toMatchObject([{ endedBy: 'platform', result: 'failed' }]);
});

test('one that comes again and cannot be placed is closed at once, and its record is one', async () => {
  const stage = new Stage();
  await stage.invite();
  await stage.settle();
  await restarted(stage);
  Object.defineProperty(stage, 'routing', {
    get: () => {
      throw new Error('the directory is away');
    },
  });
  const again = await stage.invite();
  await stage.settle();
  expect(again.last.status).toBe(500);
  expect([stage.journal.live.size, stage.journal.closed.length]).toEqual([0, 1]);
  await stage.pass(20_000);
  expect(stage.journal.closed).toMatchObject([{ endedBy: 'platform', result: 'failed' }]);
});

test('an INVITE is sent again at most as long after as before, and not after 32 s; it may be read ten seconds late', () => {
  expect([0, 500, 15_500, 31_900, 40_000, 50_000].map((now) => sentAgainWithin(0, now))).toEqual([
    10_000, 10_500, 25_500, 10_100, 2_000, 0,
  ]);
});
