import { ok } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { OF_BROWSER } from './browser-answer.fixture.ts';
import { OFFER, PHONE, Stage, heardIn, recordedIn } from './stage.ts';

const ASK = { tenantId: 'tenant-1', accountId: 'account-anna', dialled: '+48600100200' };

/** Anna's phone rings for a call that is placed for her. */
async function rung(stage: Stage) {
  await stage.control.placing.place(ASK);
  await stage.settle();
  return { own: stage.offered(0, 'own') };
}

const resultsOf = ({ ended }: Stage) =>
  ended.map(({ result, endedBy, answeredAt }) => [result, endedBy, answeredAt !== null]);

const NOTICE = { file: 'notice' } as const;
const SALES = {
  campaignId: 'campaign-1',
  name: 'Sales',
  records: true,
  notice: NOTICE,
  wrapUp: { kind: 'wrap-up', forMs: 30_000, classifierRequired: true },
} as const;

/** A call made in a campaign that the customer has answered. */
async function inCampaign(
  changes: Partial<typeof SALES | { records: false; notice: null }> & { readonly pauseMs?: number | null } = {},
  transport: 'rtp' | 'webrtc' = 'rtp',
) {
  const stage = new Stage();
  stage.media.files.add('notice');
  if (!stage.placing.ok) throw new Error('refused');
  const { routing } = stage.placing.value;
  const phones = async () => ({ targets: [{ ...PHONE, transport }], ringMs: 20_000 });
  stage.placing = ok({ routing: { ...routing, madeIn: { ...SALES, ...changes } }, phones });
  const { own } = await rung(stage);
  await own.respond(200, transport === 'webrtc' ? OF_BROWSER : OFFER);
  const customers = stage.offered(1, 'customer');
  await stage.pass(1_000);
  await customers.respond(200, OFFER);
  return { stage, customers };
}

test('a phone that vanished while both heard that they are recorded is missed once that is over', async () => {
  const { stage } = await inCampaign({}, 'webrtc');
  const [session] = stage.media.open.values();
  session?.emit({ kind: 'silent', leg: 'caller' });
  await stage.settle();
  for (const leg of ['caller', 'callee-1']) session?.finishPlaying(leg);
  await stage.settle();
  expect(heardIn(stage, 'callee-1')).toBe('caller');
  session?.emit({ kind: 'still-silent', leg: 'caller' });
  await stage.settle();
  expect(heardIn(stage, 'callee-1')).toContain('reconnecting');
});

test('in a campaign both hear that they are recorded before they are, and the user has its wrap-up', async () => {
  const { stage, customers } = await inCampaign();
  const [session] = stage.media.open.values();
  expect(['caller', 'callee-1'].map((leg) => session?.legs.get(leg)?.playing)).toEqual([NOTICE, NOTICE]);
  expect(recordedIn(stage)).toBeUndefined();
  await stage.pass(4_000);
  session?.finishPlaying('caller');
  await stage.settle();
  expect(recordedIn(stage)).toBeUndefined();
  session?.finishPlaying('callee-1');
  await stage.settle();
  expect([heardIn(stage, 'caller'), heardIn(stage, 'callee-1')]).toEqual(['callee-1', 'caller']);
  expect(recordedIn(stage)).toEqual(['caller', 'callee-1']);
  await stage.pass(4_000);
  await customers.within('BYE', 1);
  expect(stage.ended[0]).toMatchObject({ madeIn: { campaignId: 'campaign-1', campaignName: 'Sales' }, talkMs: 8_000 });
  const callId = stage.ended[0]?.id;
  expect(stage.told.at(-1)).toMatchObject({
    kind: 'left',
    after: { kind: 'wrap-up', forMs: 30_000, wraps: { callId, part: 1, classifierRequired: true } },
  });
});

test('a notice that never ends holds up nobody for ever', async () => {
  const { stage } = await inCampaign();
  await stage.pass(60_000);
  expect(heardIn(stage, 'caller')).toBe('callee-1');
  expect(recordedIn(stage)).toBeDefined();
});

test('a campaign that records no outbound calls has none recorded, and says nothing', async () => {
  const { stage } = await inCampaign({ records: false, notice: null });
  expect([heardIn(stage, 'caller'), heardIn(stage, 'callee-1')]).toEqual(['callee-1', 'caller']);
  expect(recordedIn(stage)).toBeUndefined();
});

test('a campaign says how long its recordings are paused, or that they are not', async () => {
  for (const pauseMs of [30_000, null]) {
    const { stage } = await inCampaign({ pauseMs });
    await stage.pass(60_000);
    const [id = ''] = stage.journal.live.keys();
    const asked = await stage.control.pauseRecording(id, 'account-anna');
    const refused = { ok: false, error: { code: 'recording/pause-not-allowed' } };
    expect(asked).toEqual(pauseMs === null ? refused : { ok: true, value: { endsAt: stage.clock.now() + pauseMs } });
    await stage.settle();
    const recording = pauseMs === null ? { state: 'running', unpausable: true } : { state: 'paused', lastsMs: pauseMs };
    expect(stage.told.at(-1)).toMatchObject({ view: { recording } });
  }
});

test('who hangs up during the notice ends the call, of which there is no recording', async () => {
  const { stage, customers } = await inCampaign();
  await customers.within('BYE', 1);
  expect(resultsOf(stage)).toEqual([['answered', 'callee', true]]);
  expect(stage.ended[0]?.recording).toBeNull();
});

test('a customer who does not answer leaves nothing to wrap up; the record names the campaign all the same', async () => {
  const stage = new Stage();
  if (!stage.placing.ok) throw new Error('refused');
  stage.placing = ok({ ...stage.placing.value, routing: { ...stage.placing.value.routing, madeIn: SALES } });
  const { own } = await rung(stage);
  await own.respond(200, OFFER);
  await stage.offered(1, 'customer').respond(486);
  expect(stage.told.at(-1)).toMatchObject({ kind: 'left' });
  expect(stage.told.at(-1)).not.toMatchObject({ after: { kind: 'wrap-up' } });
  expect(stage.ended[0]).toMatchObject({ result: 'busy', madeIn: { campaignName: 'Sales' } });
});

test('whom a list names is offered to the user, by the id that was written before: one they do not answer is no call (F45)', async () => {
  const stage = new Stage();
  const listed = { ...ASK, campaignId: 'sales', callId: 'call-written', isListed: true } as const;
  expect(await stage.control.placing.place(listed)).toMatchObject(ok({ callId: 'call-written' }));
  await stage.settle();
  const own = stage.offered(0, 'own');
  expect(own.invite.headers.get('X-WPM-Call-Id')).toBe('call-written');
  await own.respond(180);
  await stage.pass(20_001);
  expect(stage.ended).toEqual([]);
  expect(stage.control.isUnderWay('call-written')).toBe(false);
});
