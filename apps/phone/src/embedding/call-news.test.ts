import type { Call, Command, Handling } from '@wpm/softphone';
import { expect, test } from 'vitest';
import { connectedCall, FACTS } from '../gallery/demo-softphone.ts';
import { callNews, embeddedCallOf } from './call-news.ts';
import { type CommandedPhone, performHostCommand } from './perform-host-command.ts';

const facts = { ...FACTS, other: { number: '+48600100200', name: null } };
const PLATFORM_ID = '0192f7a0-0000-7000-8000-000000000100';
const ringing: Call = { ...facts, kind: 'ringing-in' };
const connected = connectedCall(facts);
const ended: Call = { ...facts, kind: 'ended', why: 'hung-up', by: 'remote', talkMs: 5_000, endedAt: 9_000 };
const holding: Handling = {
  kind: 'live',
  stage: { kind: 'holding', since: 0 },
  other: { number: '+48600100200', name: 'Katarzyna Wiśniewska' },
  supervisors: [],
  recording: { state: 'running' },
  context: null,
  asked: { kind: 'nothing' },
};
const talking: Handling = { ...holding, stage: { kind: 'talking' } };

test('a call is told from its ringing to its end, each step once', () => {
  const steps = [
    embeddedCallOf(ringing, undefined),
    embeddedCallOf({ ...facts, kind: 'answering' }, undefined),
    embeddedCallOf(connected, talking),
    embeddedCallOf({ ...connected, muted: true }, talking),
    embeddedCallOf(connected, holding),
    embeddedCallOf(connected, talking),
    embeddedCallOf(ended, undefined),
  ];
  const told = steps.flatMap((call, i) => callNews(steps.slice(0, i).slice(-1), [call]).map(({ event }) => event));
  expect(told).toEqual(['ringing', 'connected', 'held', 'retrieved', 'ended']);
  const inCampaign = { ...ringing, campaign: SALES.name, campaignId: SALES.id };
  expect(embeddedCallOf(inCampaign, undefined)).toMatchObject({ campaign: SALES.name, campaignId: SALES.id });
  expect(steps.at(0)).toMatchObject({ campaign: null, campaignId: null });
  expect(steps.at(4)).toMatchObject({ callId: PLATFORM_ID, name: 'Katarzyna Wiśniewska', stage: 'held', ended: null });
  expect(steps.at(-1)).toMatchObject({ ended: { by: 'remote', why: 'hung-up', talkMs: 5_000 } });
});

test('a recording that is paused and goes on is told, and not what it was at the end of the call', () => {
  const paused: Handling = {
    ...talking,
    recording: { state: 'paused', endsAt: '2026-01-01T00:02:00Z', lastsMs: 120_000, until: 120_000 },
  };
  const steps = [
    embeddedCallOf(connected, undefined),
    embeddedCallOf(connected, talking),
    embeddedCallOf(connected, paused),
    embeddedCallOf(connected, { ...paused, stage: holding.stage }),
    embeddedCallOf(connected, holding),
    embeddedCallOf(connected, paused),
    embeddedCallOf(ended, undefined),
  ];
  const told = steps.flatMap((call, i) => callNews(steps.slice(0, i).slice(-1), [call]).map(({ event }) => event));
  expect(told).toEqual([
    'connected',
    'recording-paused',
    'held',
    'recording-resumed',
    'retrieved',
    'recording-paused',
    'ended',
  ]);
  expect(steps.map(({ recording }) => recording)).toEqual([
    'off',
    'running',
    'paused',
    'paused',
    'running',
    'paused',
    'off',
  ]);
});

/** A phone with these calls, that notes what is done with it. */
function phone(calls: readonly Call[]): CommandedPhone & { readonly done: string[] } {
  const done: string[] = [];
  const note = (what: string) => (id: string) => void done.push(`${what} ${id}`);
  return {
    done,
    getState: () => ({ connection: { kind: 'registered' }, calls, elsewhere: [] }),
    dial: (number, campaign) => {
      done.push(`dial ${number}${campaign ? ` in ${campaign.name}` : ''}`);
      return calls.length > 0
        ? { ok: false, error: { code: 'call/busy-here' } }
        : { ok: true, value: { id: 'call-9' } };
    },
    answer: note('answer'),
    reject: note('reject'),
    hangUp: note('hang up'),
    mute: (id, on) => void done.push(`mute ${id} ${on}`),
    second: {
      holdAndAnswer: async (id) => void done.push(`hold and answer ${id}`),
      endAndAnswer: note(''),
      switchTo: async () => {},
    },
    desk: {
      getState: () =>
        new Map([
          [
            PLATFORM_ID,
            { ...talking, asked: { kind: 'refused', command: { kind: 'hold' }, code: 'command/under-way' } },
          ],
        ]),
      command: async (id: string, { kind }: Command) => {
        done.push(`${kind} ${id}`);
        return kind === 'hold';
      },
    },
  };
}

const SALES = { id: '0192f7a0-0000-7000-8000-0000000000c1', name: 'Sprzedaż' };
const perform = (of: CommandedPhone, command: Parameters<typeof performHostCommand>[1]) =>
  performHostCommand(of, command, async () => [SALES]);

test('a number is dialled without what separates its digits; a phone that is busy says so', async () => {
  const free = phone([]);
  const dial = { wpm: 1, kind: 'dial', id: '1', number: 'tel:+48 600-100-200' } as const;
  expect(await perform(free, dial)).toEqual({ ok: true, call: 'call-9' });
  expect(free.done).toEqual(['dial +48600100200']);
  expect(await perform(phone([connected]), dial)).toEqual({ ok: false, code: 'call/busy-here' });
});

test('a call is dialled in the campaign the page names, and in none the user may not call in', async () => {
  const dial = { wpm: 1, kind: 'dial', id: '1', number: '600100200' } as const;
  const free = phone([]);
  expect(await perform(free, { ...dial, campaignId: SALES.id })).toEqual({ ok: true, call: 'call-9' });
  expect(await perform(free, { ...dial, campaignId: null })).toMatchObject({ ok: true });
  const other = { ...dial, campaignId: PLATFORM_ID };
  expect(await perform(free, other)).toEqual({ ok: false, code: 'call/not-in-campaign' });
  const unknown = await performHostCommand(free, other, async () => undefined);
  expect(unknown).toEqual({ ok: false, code: 'network/unreachable' });
  expect(free.done).toEqual(['dial 600100200 in Sprzedaż', 'dial 600100200']);
});

test('a call that rings is answered, or rejected; beside another the other one is held first', async () => {
  const answer = { wpm: 1, kind: 'answer', id: '1', call: 'call-1' } as const;
  const hangUp = { ...answer, kind: 'hang-up' } as const;
  const one = phone([ringing]);
  await perform(one, answer);
  await perform(one, hangUp);
  expect(one.done).toEqual(['answer call-1', 'reject call-1']);
  const two = phone([{ ...connected, id: 'call-0' }, ringing]);
  await perform(two, answer);
  await perform(two, { ...hangUp, call: 'call-0' });
  expect(two.done).toEqual(['hold and answer call-1', 'hang up call-0']);
  expect(await perform(phone([connected]), answer)).toEqual({ ok: false, code: 'embedding/not-now' });
});

test('hold and mute act on a call that is up; what the platform refuses is told by its code', async () => {
  const of = { wpm: 1, id: '1', call: 'call-1' } as const;
  const up = phone([connected]);
  expect(await perform(up, { ...of, kind: 'mute', on: true })).toEqual({ ok: true });
  expect(await perform(up, { ...of, kind: 'hold', on: true })).toEqual({ ok: true });
  expect(await perform(up, { ...of, kind: 'hold', on: false })).toEqual({
    ok: false,
    code: 'command/under-way',
  });
  expect(up.done).toEqual(['mute call-1 true', `hold ${PLATFORM_ID}`, `retrieve ${PLATFORM_ID}`]);
});

test('the recording is paused once, however often the page says so', async () => {
  const of = { wpm: 1, kind: 'pause-recording', id: '1', call: 'call-1' } as const;
  const up = phone([connected]);
  expect(await perform(up, { ...of, on: true })).toEqual({ ok: false, code: 'command/under-way' });
  expect(await perform(up, { ...of, on: false })).toEqual({ ok: true });
  expect(up.done).toEqual([`pause-recording ${PLATFORM_ID}`]);
});

test('a call that is over or never was is refused', async () => {
  const of = { wpm: 1, id: '1', kind: 'hang-up' } as const;
  const refused = { ok: false, code: 'embedding/no-such-call' };
  expect(await perform(phone([ended]), { ...of, call: 'call-1' })).toEqual(refused);
  expect(await perform(phone([]), { ...of, call: 'call-7' })).toEqual(refused);
});
