import type { CrmJournal } from '@wpm/contract';
import { expect, test } from 'vitest';
import type { Answered, Ask } from '../net/ask-safely.ts';
import { connectorTo, journalTo } from './crm.fixture.ts';
import { type Activity, type ActivityOutcome, writeActivity } from './write-activity.ts';

const ANSWER: Answered = { status: 200, error: null, isSent: true, body: '{"id":31}' };
const SEEK: CrmJournal['seek'] = {
  method: 'GET',
  url: 'https://crm.example/activities?call={callId}',
  headers: [],
  body: '',
  match: 'items',
  id: '{id}',
};

const lostTo = (person: string) => ({ callId: 'c1', durationS: '5', person, classifier: 'Lost' });

/** A CRM that answers in this order, and what it was asked; each `begun` tells how much it had been asked by then. */
function crm(...answers: readonly Partial<Answered>[]) {
  const asked: string[] = [];
  const begun: number[] = [];
  const ask = async ({ method, url, body }: Ask): Promise<Answered> => {
    asked.push(`${method} ${url} ${body}`.trim());
    return { ...ANSWER, ...answers[asked.length - 1] };
  };
  const write = (more: Partial<Activity> = {}): Promise<ActivityOutcome> =>
    writeActivity(
      { ask, allowed: [], onBegin: async () => void begun.push(asked.length) },
      {
        journal: journalTo('https://crm.example'),
        lookup: connectorTo('https://crm.example/people').lookup,
        secrets: { token: 'T' },
        number: '+48600100200',
        personId: '7',
        valuesFor: (person) => ({ callId: 'c1', direction: 'inbound', durationS: '5', person, classifier: 'Sold' }),
        activityId: null,
        sent: null,
        doubtful: false,
        ...more,
      },
    );
  return { asked, begun, write };
}

test('a call is written by the CRM’s words, and that it was begun is noted before the CRM is asked', async () => {
  const { asked, begun, write } = crm();
  expect(await write()).toMatchObject({ kind: 'written', activityId: '31', personId: '7', status: 200 });
  expect(asked).toEqual([expect.stringMatching(/^POST https:\/\/crm.example\/activities .*"of":"7","way":"IN"/)]);
  expect(begun).toEqual([0]);
});

test('who was not named at the ring is looked up; whom the CRM does not know is skipped, or written all the same', async () => {
  const known = crm({ body: '{"people":[{"id":9}]}' });
  expect(await known.write({ personId: undefined })).toMatchObject({ kind: 'written', personId: '9' });
  expect(known.asked[0]).toContain('GET https://crm.example/people?phone=');
  const nobody = crm({ body: '{"people":[]}' });
  expect(await nobody.write({ personId: undefined })).toMatchObject({ kind: 'skipped' });
  expect(nobody.asked).toHaveLength(1);
  const journal = journalTo('https://crm.example', { unknown: 'write' });
  expect(await crm({ status: 404 }).write({ personId: undefined, journal })).toMatchObject({ kind: 'written' });
  const hidden = crm();
  expect(await hidden.write({ personId: undefined, number: 'anonymous' })).toMatchObject({ kind: 'skipped' });
  expect(hidden.asked).toEqual([]);
  const broken = crm({ status: 500, error: 'answered 500' });
  expect(await broken.write({ personId: undefined })).toMatchObject({
    kind: 'failed',
    isOver: false,
    isDoubtful: false,
  });
});

test('one that stands there is changed where it says something else, and left alone where it does not', async () => {
  const first = await crm().write();
  const sent = first.kind === 'written' ? first.sent : null;
  const same = crm();
  expect(await same.write({ activityId: '31', sent })).toMatchObject({ kind: 'written', status: null });
  expect(same.asked).toEqual([]);
  const other = crm();
  const changed = await other.write({ activityId: '31', sent, valuesFor: lostTo });
  expect(changed).toMatchObject({ kind: 'written', activityId: '31', status: 200 });
  expect(other.asked).toEqual([expect.stringMatching(/^PUT https:\/\/crm.example\/activities\/31 .*Lost/)]);
  expect(other.begun).toEqual([]);
});

test('one whose CRM did not say what it is called is never written again, whatever is said of the call later', async () => {
  const journal = journalTo('https://crm.example', { activity: '' });
  const first = await crm().write({ journal });
  expect(first).toMatchObject({ kind: 'written', activityId: null });
  const sent = first.kind === 'written' ? first.sent : null;
  const later = crm();
  expect(await later.write({ journal, sent, valuesFor: lostTo })).toMatchObject({ kind: 'written', activityId: null });
  expect([later.asked, later.begun]).toEqual([[], []]);
});

test('a try whose answer never came is one of which nobody knows; one that never left is not', async () => {
  const lost = { status: null, error: 'socket hang up', body: '' };
  expect(await crm({ ...lost, isSent: true }).write()).toMatchObject({
    kind: 'failed',
    isDoubtful: true,
    isOver: false,
  });
  expect(await crm({ ...lost, isSent: false }).write()).toMatchObject({ isDoubtful: false, isOver: false });
  expect(await crm({ status: 422, body: 'no such field' }).write()).toMatchObject({
    isOver: true,
    isDoubtful: false,
    error: 'answered 422: no such field',
  });
});

test('after such a try nothing is written a second time: it is looked for, or given up, or its key makes it one', async () => {
  const plain = crm();
  expect(await plain.write({ doubtful: true })).toMatchObject({ kind: 'failed', isOver: true, isDoubtful: true });
  expect(plain.asked).toEqual([]);
  const journal = journalTo('https://crm.example', { seek: SEEK });
  const there = crm({ body: '{"items":[{"id":30}]}' });
  expect(await there.write({ doubtful: true, journal })).toMatchObject({ kind: 'written', activityId: '30' });
  expect(there.asked.map((one) => one.split(' ')[0])).toEqual(['GET', 'PUT']);
  const absent = crm({ body: '{"items":[]}' });
  expect(await absent.write({ doubtful: true, journal })).toMatchObject({ kind: 'written', activityId: '31' });
  expect(absent.asked.map((one) => one.split(' ')[0])).toEqual(['GET', 'POST']);
  const silent = crm({ status: 500, error: 'answered 500' });
  expect(await silent.write({ doubtful: true, journal })).toMatchObject({
    kind: 'failed',
    isDoubtful: true,
    isOver: false,
  });
  const keyed = journalTo('https://crm.example');
  const headers = [...keyed.create.headers, { name: 'Idempotency-Key', value: '{callId}' }];
  const again = crm();
  await again.write({ doubtful: true, journal: { ...keyed, create: { ...keyed.create, headers } } });
  expect(again.asked).toHaveLength(1);
});

test('what would be no JSON is not sent at all', async () => {
  const { asked, begun, write } = crm();
  const outcome = await write({ valuesFor: () => ({ durationS: '' }) });
  expect(outcome).toMatchObject({ kind: 'failed', isOver: true, error: expect.stringContaining('no JSON') });
  expect([asked, begun]).toEqual([[], []]);
});
