import type { MySettingsClient, PhoneClient } from '@wpm/client';
import { type Forwarding, NO_FORWARDING } from '@wpm/contract';
import { expect, test } from 'vitest';
import { withRule } from './draft.ts';
import { writeForwarding } from './write-forwarding.ts';

type Change = Awaited<ReturnType<MySettingsClient['changeMyForwarding']>>;

const base: Forwarding = { version: 3, rules: NO_FORWARDING };
const toJan = { on: true, target: '102' };
const mine = withRule(base.rules, 'busy', toJan);

const notAsked = () => Promise.reject(new Error('not a matter of forwarding'));

/** A platform that answers a change so, and has `now` meanwhile. */
function platform(change: Change, now?: Forwarding) {
  const asked: unknown[] = [];
  const settings: MySettingsClient = {
    changeMyForwarding: async (input) => {
      asked.push(input);
      return change;
    },
    getMyForwarding: async () =>
      now ? { ok: true, value: now } : { ok: false, error: { code: 'network/unreachable', status: 0 } },
    changeMyPassword: notAsked,
    listMyOffers: notAsked,
    listMyLicences: notAsked,
    getMyEmail: notAsked,
    changeMyEmail: notAsked,
    getMyAutoAnswer: notAsked,
    changeMyAutoAnswer: notAsked,
    getMyCallWaiting: notAsked,
    changeMyCallWaiting: notAsked,
    getMyGreetings: notAsked,
    changeMyAbsence: notAsked,
    removeMyGreeting: notAsked,
    uploadMyGreeting: notAsked,
    readMyGreeting: notAsked,
    getMyScreenPop: notAsked,
    sendMyLog: notAsked,
  };
  const client: Pick<PhoneClient, 'settings'> = { settings: (ask) => ask(settings) };
  return { client, asked };
}

test('the rules are saved over the version they were made from', async () => {
  const forwarding = { version: 4, rules: mine };
  const { client, asked } = platform({ ok: true, value: forwarding });
  expect(await writeForwarding(client, { base, rules: mine })).toEqual({ kind: 'saved', forwarding });
  expect(asked).toEqual([{ version: 3, rules: mine }]);
});

test('a refused target keeps its reason by its rule', async () => {
  const reasons = { 'rules.busy.target': 'contradicts' } as const;
  const { client } = platform({ ok: false, error: { code: 'request/invalid', status: 400, reasons } });
  expect(await writeForwarding(client, { base, rules: mine })).toEqual({
    kind: 'refused',
    code: 'request/invalid',
    reasons,
  });
});

test('what was changed meanwhile is read and both changes put together, to be looked at before it is saved', async () => {
  const now = { version: 7, rules: withRule(base.rules, 'always', { on: true, target: '103' }) };
  const { client, asked } = platform({ ok: false, error: { code: 'forwarding/changed-meanwhile', status: 409 } }, now);
  expect(await writeForwarding(client, { base, rules: mine })).toEqual({
    kind: 'changed',
    now,
    rules: { ...now.rules, busy: toJan },
    clashes: [],
  });
  expect(asked).toHaveLength(1);
});

test('where it cannot be read again nothing typed is lost, and it is said', async () => {
  const { client } = platform({ ok: false, error: { code: 'forwarding/changed-meanwhile', status: 409 } });
  expect(await writeForwarding(client, { base, rules: mine })).toEqual({
    kind: 'refused',
    code: 'network/unreachable',
    reasons: {},
  });
});
