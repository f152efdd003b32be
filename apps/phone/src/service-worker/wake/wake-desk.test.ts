import type { PushMessage } from '@wpm/contract';
import type { WorkerMessage } from '@wpm/softphone';
import { expect, test } from 'vitest';
import type { Note } from './note.ts';
import { WakeDesk, type WakePorts } from './wake-desk.ts';
import { workerWords } from './worker-words.ts';

const CALL = {
  kind: 'call',
  wakeId: 'w-1',
  callId: 'c-1',
  number: '+48600100200',
  name: 'Katarzyna <b>Mazur</b>',
  campaign: 'Infolinia',
} as const;
const { kind: _, campaign: __, ...CALLER } = CALL;
const over = (outcome: Extract<PushMessage, { kind: 'over' }>['outcome']) => ({ kind: 'over', outcome, ...CALLER });
const DATA = { kind: 'call', wakeId: 'w-1', callId: 'c-1' } as const;

type Report = Awaited<ReturnType<WakePorts['report']>>;

/** A browser and a platform that note what they are told; `windows`: whether each open one is seen. */
function setUp(
  about: { windows?: readonly boolean[]; reports?: readonly Report[]; language?: string; shows?: Promise<void>[] } = {},
) {
  const done: string[] = [];
  const notes = new Map<string, Note>();
  const told: WorkerMessage[][] = (about.windows ?? []).map(() => []);
  const reports = [...(about.reports ?? [])];
  const desk = new WakeDesk({
    words: async () => workerWords(about.language ?? 'pl'),
    show: async (note) => {
      await about.shows?.shift();
      done.push(`showed ${note.body}`);
      notes.set(note.tag, note);
    },
    close: async (tag) => void notes.delete(tag),
    windows: async () =>
      (about.windows ?? []).map((isVisible, index) => ({
        isVisible,
        tell: (message) => void told[index]?.push(message),
        focus: async () => void done.push(`focused ${index}`),
      })),
    open: async (address) => void done.push(`opened ${address}`),
    report: async (wakeId, what) => {
      done.push(`${what} ${wakeId}`);
      return reports.shift() ?? 'heard';
    },
  });
  const push = (message: object) => desk.pushed(JSON.stringify(message));
  return { desk, push, done, told, shown: () => [...notes.values()] };
}

test('a call rings with who calls and why, to be answered or rejected, and then the platform is told that it rings', async () => {
  const { push, done, shown } = setUp();
  await push(CALL);
  expect(shown()).toEqual([
    {
      title: 'Katarzyna <b>Mazur</b>',
      body: 'Połączenie przychodzące · Infolinia · +48600100200',
      tag: 'wpm-wake-w-1',
      isUrgent: true,
      actions: [
        { action: 'answer', title: 'Odbierz' },
        { action: 'reject', title: 'Odrzuć' },
      ],
      data: DATA,
    },
  ]);
  expect(done.at(-1)).toBe('woken w-1');
});

test('a call that is over while its notification is still being shown stops ringing', async () => {
  const showing = Promise.withResolvers<void>();
  const { push, shown } = setUp({ shows: [showing.promise] });
  const pushed = [push(CALL), push(over('gone'))];
  showing.resolve();
  await Promise.all(pushed);
  expect(shown().map(({ body }) => body)).toEqual(['Nieodebrane połączenie']);
});

test('who has no name is shown by number, who withholds it as such, in the language of the phone', async () => {
  const { push, shown } = setUp({ language: 'en-GB' });
  await push({ ...CALL, name: null, campaign: null });
  await push({ ...CALL, wakeId: 'w-2', name: null, number: 'anonymous', campaign: null });
  expect(shown().map(({ title, body }) => [title, body])).toEqual([
    ['+48600100200', 'Incoming call'],
    ['Withheld number', 'Incoming call'],
  ]);
});

test('two calls are two notifications, the end of one takes the place of that one alone', async () => {
  const { push, shown } = setUp();
  await push(CALL);
  await push({ ...CALL, wakeId: 'w-2' });
  await push(over('gone'));
  expect(shown().map(({ tag, body, isUrgent }) => [tag, body, isUrgent])).toEqual([
    ['wpm-wake-w-1', 'Nieodebrane połączenie', false],
    ['wpm-wake-w-2', 'Połączenie przychodzące · Infolinia · +48600100200', true],
  ]);
});

test.each([
  ['registered', 'Przejęte na innym urządzeniu'],
  ['declined', 'Odrzucone'],
  ['unreachable', 'Nieodebrane połączenie'],
] as const)('a call that came to %s rings no more, and says why', async (outcome, body) => {
  const { push, shown } = setUp({ windows: [false] });
  await push(CALL);
  await push(over(outcome));
  expect(shown().map((note) => [note.body, note.actions])).toEqual([[body, []]]);
});

test('a call that somebody else answered was not missed, and says so', async () => {
  const { push, shown } = setUp({ windows: [false] });
  await push(CALL);
  await push({ ...over('gone'), taken: true });
  expect(shown()).toMatchObject([{ body: 'Odebrane przez kogoś innego', data: { kind: 'other' } }]);
  const seen = setUp({ windows: [true] });
  await seen.push(CALL);
  await seen.push({ ...over('gone'), taken: true });
  expect(seen.shown()).toEqual([]);
});

test('where the user has the phone before them, a call it took leaves nothing behind', async () => {
  const { push, shown, told } = setUp({ windows: [true] });
  await push(CALL);
  await push(over('registered'));
  expect(shown()).toEqual([]);
  expect(told).toEqual([
    [
      { kind: 'ringing', callId: 'c-1' },
      { kind: 'over', callId: 'c-1', outcome: 'registered' },
    ],
  ]);
});

test('a push that comes when nobody waits for it any more does not go on ringing', async () => {
  const { push, shown } = setUp({ reports: ['over'] });
  await push(CALL);
  expect(shown().map(({ body, isUrgent }) => [body, isUrgent])).toEqual([['To połączenie już nie dzwoni', false]]);
});

test('a device without a network yet says twice that it rings, and rings all the same', async () => {
  const { push, done, shown } = setUp({ reports: ['unreachable', 'unreachable'] });
  await push(CALL);
  expect(done.filter((one) => one === 'woken w-1')).toHaveLength(2);
  expect(shown()[0]?.isUrgent).toBe(true);
});

test('answered with the phone closed, it is opened with the call; with the phone open, that is told and shown', async () => {
  const closed = setUp();
  await closed.desk.clicked('answer', DATA);
  expect(closed.done).toEqual(['opened ?wake=c-1&choice=answer']);
  const open = setUp({ windows: [false, true] });
  await open.desk.clicked('answer', DATA);
  expect(open.done).toEqual(['focused 1']);
  expect(open.told).toEqual([[], [{ kind: 'chosen', callId: 'c-1', choice: 'answer' }]]);
});

test('pressing the notification itself opens the phone and decides nothing', async () => {
  const { desk, done } = setUp();
  await desk.clicked('', DATA);
  expect(done).toEqual(['opened ?wake=c-1&choice=show']);
});

test('rejected, the platform is told, and nothing opens; what rings in a phone by now is rejected there', async () => {
  const { desk, done, told } = setUp({ windows: [false], reports: ['heard', 'over'] });
  await desk.clicked('reject', DATA);
  expect(done).toEqual(['decline w-1']);
  expect(told).toEqual([[]]);
  await desk.clicked('reject', DATA);
  expect(told).toEqual([[{ kind: 'chosen', callId: 'c-1', choice: 'reject' }]]);
});

test('a missed call leads to the missed calls, and the try-out to the phone; data of nobody knows whom do no harm', async () => {
  const { desk, done } = setUp();
  await desk.clicked('', { kind: 'missed' });
  await desk.clicked('', { kind: 'other' });
  await desk.clicked('answer', null);
  await desk.clicked('answer', { kind: 'call' });
  expect(done).toEqual(['opened #/missed', 'opened ./', 'opened ./', 'opened ./']);
});

test('the try-out is shown and told to the page that waits for it; an unknown message shows something too', async () => {
  const { desk, push, told, shown } = setUp({ windows: [true] });
  await push({ kind: 'check', wakeId: 'w-9' });
  await desk.pushed('not for this version');
  await desk.subscriptionChanged();
  expect(told).toEqual([[{ kind: 'check' }, { kind: 'subscription-changed' }]]);
  expect(shown().map(({ title }) => title)).toEqual(['Powiadomienia działają', 'Otwórz telefon']);
});
