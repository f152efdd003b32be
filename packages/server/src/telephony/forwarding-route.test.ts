import type { Forwarding, Routing } from '@wpm/calls';
import { expect, test } from 'vitest';
import { ANNA, JAN, PIOTR, type Options, route, routerWith, trunk } from './call-router.fixture.ts';
import type { DialAsk } from './dial-desk.ts';

const OUT = '+48500600700';
const to = (target: string) => ({ on: true, target });
const targets = ({ to: where }: Pick<Routing, 'to'>) =>
  where.ok && where.value.kind === 'ring' ? where.value.rounds.flatMap((round) => round.targets) : [];
const uris = (routing: Pick<Routing, 'to'>) => targets(routing).map(({ uri }) => uri);
const whileBusy = ({ to: where }: Pick<Routing, 'to'>) =>
  where.ok && where.value.kind === 'ring' ? (where.value.whileBusy ?? 'busy') : 'nowhere';
const steps = (of: readonly Forwarding[] = []) =>
  of.map(({ from, to: on, reason, refusal }) => [from.number, on.number, reason, refusal]);
const JANS_PHONE = 'sip:jan@phone.invalid;transport=ws';

test('who forwards always is not rung: a colleague is, and the call stays one to whom it was for', async () => {
  const routing = await route('trunk', '+48221000101', { forwarding: { [ANNA.id]: { always: to('102') } } });
  expect(routing.callee.accountId).toBe(ANNA.id);
  expect(steps(routing.forwardings)).toEqual([['101', '102', 'always', null]]);
  expect(uris(routing)).toEqual([JANS_PHONE]);
});

test.each<[string, Options]>([
  ['on break', { onBreak: [ANNA] }],
  ['signed out', { signedOut: [ANNA] }],
])('who is %s is unreachable: their rule for that decides, after the one for always', async (_, away) => {
  const unreachable = { unreachable: to('jan') };
  const routing = await route('trunk', '+48221000101', { ...away, forwarding: { [ANNA.id]: unreachable } });
  expect(steps(routing.forwardings)).toEqual([['101', '102', 'unreachable', null]]);
  expect(uris(routing)).toEqual([JANS_PHONE]);
  const here = await route('trunk', '+48221000101', { forwarding: { [ANNA.id]: unreachable } });
  expect([steps(here.forwardings), uris(here)]).toEqual([[], ['sip:anna@phone.invalid;transport=ws']]);
});

test('a phone that is off is unreachable: Piotr has none', async () => {
  const routing = await route(ANNA, '103', { forwarding: { [PIOTR.id]: { unreachable: to('102') } } });
  expect(uris(routing)).toEqual([JANS_PHONE]);
  expect((await route(ANNA, '103')).to).toMatchObject({ error: { code: 'call/unreachable' } });
});

test('the rules say how long phones ring, and how long they may take to begin', async () => {
  const forwarding = { [ANNA.id]: { 'no-answer': { ...to('102'), afterSeconds: 10 }, unreachable: to('102') } };
  const { to: where } = await route('trunk', '+48221000101', { forwarding });
  expect(where.ok && where.value.kind === 'ring' && where.value.rounds[0]).toMatchObject({
    ringMs: 10_000,
    wakeMs: 8_000,
  });
});

test('a call leaves by the permission and the number of who forwards, and the network is told of them', async () => {
  const asked: DialAsk[] = [];
  const trunks = [trunk('lab', { callerId: { outbound: { diversion: ['Diversion', 'History-Info'] } } })];
  const forwarding = { [ANNA.id]: { always: to(OUT) } };
  const routing = await route('trunk', '+48221000101', { asked, trunks, forwarding });
  expect(asked).toMatchObject([{ callId: 'call-1', accountId: ANNA.id, dialled: { kind: 'outside', number: OUT } }]);
  expect(targets(routing)).toMatchObject([
    {
      peer: { kind: 'trunk', trunkId: 'lab' },
      uri: `sip:${OUT}@127.0.0.1:5070`,
      from: { uri: 'sip:+48221000101@demo.local' },
      headers: [
        ['P-Asserted-Identity', '<sip:+48221000101@demo.local>'],
        ['Diversion', '<sip:+48221000101@demo.local>;reason=unconditional;counter=1;privacy=off'],
        ['History-Info', `<sip:+48221000101@demo.local>;index=1, <sip:${OUT}@127.0.0.1:5070;cause=302>;index=1.1;mp=1`],
      ],
    },
  ]);
});

test('where the carrier lets it pass the caller is shown, and the diversion still names who forwards', async () => {
  const trunks = [trunk('lab', { callerId: { outbound: { forwarded: 'caller' } } })];
  const routing = await route('trunk', '+48221000101', { trunks, forwarding: { [ANNA.id]: { always: to(OUT) } } });
  expect(targets(routing)[0]).toMatchObject({ from: { uri: 'sip:+48600100200@demo.local' } });
  expect(targets(routing)[0]?.headers.at(-1)).toEqual([
    'Diversion',
    '<sip:+48221000101@demo.local>;reason=unconditional;counter=1;privacy=off',
  ]);
});

test.each(['call/not-permitted', 'call/limit-reached'] as const)(
  'what the gate refuses is not followed, and the phones ring: %s',
  async (code) => {
    const refusal =
      code === 'call/not-permitted'
        ? ({ code, class: 'international' } as const)
        : ({ code, class: 'national-mobile', whose: 'agent', limit: 'concurrent' } as const);
    const routing = await route('trunk', '+48221000101', { refusal, forwarding: { [ANNA.id]: { always: to(OUT) } } });
    expect(steps(routing.forwardings)).toEqual([['101', OUT, 'always', code]]);
    expect(uris(routing)).toEqual(['sip:anna@phone.invalid;transport=ws']);
  },
);

test('a ring of forwardings ends where it began: the last of it rings', async () => {
  const forwarding = { [ANNA.id]: { always: to('102') }, [JAN.id]: { always: to('101') } };
  const routing = await route('trunk', '+48221000101', { forwarding });
  expect(steps(routing.forwardings)).toEqual([
    ['101', '102', 'always', null],
    ['102', '101', 'always', 'forwarding/loop'],
  ]);
  expect(uris(routing)).toEqual([JANS_PHONE]);
  // Nor to who calls: Jan would hear himself.
  expect(steps((await route(JAN, '101', { forwarding: { [ANNA.id]: { always: to('102') } } })).forwardings)).toEqual([
    ['101', '102', 'always', 'forwarding/loop'],
  ]);
});

test.each<[string, [string, string]]>([
  ['Diversion', ['Diversion', '<sip:+48221000101@carrier.example>;reason=no-answer;counter=1']],
  ['History-Info', ['History-Info', '<sip:221000101@carrier.example>;index=1, <sip:x@y;cause=302>;index=1.1;mp=1']],
])('a call that Anna’s forwarding sent out and that comes back to her is not sent out again: %s', async (_, header) => {
  const forwarding = { [ANNA.id]: { always: to(OUT) } };
  const routing = await route('trunk', '+48221000101', { headers: [header], forwarding });
  expect(steps(routing.forwardings)).toEqual([['101', OUT, 'always', 'forwarding/loop']]);
  expect(routing.diverted).toMatchObject({ hops: 1, by: [{ number: '+48221000101', accountId: ANNA.id }] });
  expect(uris(routing)).toEqual(['sip:anna@phone.invalid;transport=ws']);
});

test('steps elsewhere count: five are the most, and the next network is told of all', async () => {
  const forwarding = { [ANNA.id]: { always: to(OUT) } };
  const diverted = (counter: string) =>
    route('trunk', '+48221000101', { headers: [['Diversion', `<sip:+48700@x>;counter=${counter}`]], forwarding });
  expect(steps((await diverted('5')).forwardings)).toEqual([['101', OUT, 'always', 'forwarding/too-many-hops']]);
  expect(targets(await diverted('3'))[0]?.headers.at(-1)?.[1]).toContain('counter=4');
  // Nonsense counts as the one step that is said.
  expect((await diverted('-9')).diverted?.hops).toBe(1);
});

test('a call that rang in vain goes on by the rule for it, or nowhere', async () => {
  const forwarding = { [ANNA.id]: { busy: to('102'), 'no-answer': { ...to(OUT), afterSeconds: 10 } } };
  const router = routerWith({ forwarding });
  const caller = { kind: 'outside', number: '+48600100200', name: null, accountId: null } as const;
  const missed = { kind: 'account', number: '101', name: 'ANNA', accountId: ANNA.id } as const;
  const on = (happened: 'busy' | 'no-answer' | 'never-rang' | 'unreachable') =>
    router.routeForwarding({ callId: 'call-1', caller, missed, happened, forwardings: [] });
  const [busy, never, unreachable] = [await on('busy'), await on('never-rang'), await on('unreachable')];
  expect(busy.to && uris({ to: busy.to })).toEqual([JANS_PHONE]);
  expect(never.to && uris({ to: never.to })).toEqual([`sip:${OUT}@127.0.0.1:5070`]);
  expect(unreachable).toEqual({ forwardings: [], to: undefined });
});

test('a transfer rings whom it names, whatever they have set', async () => {
  const router = routerWith({ forwarding: { [JAN.id]: { always: to(OUT) } } });
  const transferred = { kind: 'outside', number: '+48600100200', name: null, accountId: null } as const;
  const routing = await router.routeTransfer({
    callId: 'c',
    accountId: ANNA.id,
    tenantId: ANNA.tenantId,
    dialled: '102',
    transferred,
  });
  expect([uris(routing), routing.forwardings]).toEqual([[JANS_PHONE], undefined]);
});

test('a direct call may wait for who is in another, as they set it (F29); one that is handed on to them may not', async () => {
  expect([whileBusy(await route('trunk', '+48221000101')), whileBusy(await route(ANNA, '102'))]).toEqual([
    'may-wait',
    'busy',
  ]);
  const forwarded = await route('trunk', '+48221000102', { forwarding: { [JAN.id]: { always: to('101') } } });
  expect(whileBusy(forwarded)).toBe('may-wait');
  const transferred = { kind: 'outside', number: '+48600100200', name: null, accountId: null } as const;
  const wish = { callId: 'c', accountId: JAN.id, tenantId: ANNA.tenantId, dialled: '101', transferred };
  expect(whileBusy(await routerWith({}).routeTransfer(wish))).toBe('busy');
});

test.each<[string, Options]>([
  ['is on break', { onBreak: [ANNA] }],
  ['is signed out', { signedOut: [ANNA] }],
])('a customer of a user who %s leaves a message, where the user takes them; a colleague does not', async (_, away) => {
  const forwarding = { [ANNA.id]: { voicemail: true } };
  const { to: where } = await route('trunk', '+48221000101', { ...away, forwarding });
  expect(where).toMatchObject({
    ok: true,
    value: { kind: 'voicemail', result: 'unreachable', box: { kind: 'direct', accountId: ANNA.id } },
  });
  const { to: colleague } = await route(JAN, '101', { ...away, forwarding });
  expect(colleague.ok && colleague.value.kind).not.toBe('voicemail');
});

/** What a customer of Anna, who is on a break, hears first. */
async function saidTo(greetings: Options['greetings']) {
  const away = { onBreak: [ANNA], forwarding: { [ANNA.id]: { voicemail: true } } };
  const { to: where } = await route('trunk', '+48221000101', { ...away, ...(greetings && { greetings }) });
  const plan = where.ok && where.value.kind === 'voicemail' ? where.value.plan : undefined;
  return plan && typeof plan.greeting === 'object' && 'sequence' in plan.greeting ? plan.greeting.sequence[0] : plan;
}

test('before a message a customer hears what its owner recorded, and the platform’s own words of who recorded nothing', async () => {
  expect(await saidTo({ [ANNA.id]: 'tenant_1' })).toEqual({ file: 'tenant_1' });
  const standard = { prompt: 'voicemail', language: 'pl' };
  expect([await saidTo(undefined), await saidTo({ [JAN.id]: 'tenant_2' })]).toEqual([standard, standard]);
});

test('a rule goes before the voicemail, which is left to whom the call could go on from', async () => {
  const router = routerWith({ forwarding: { [ANNA.id]: { busy: to('102'), voicemail: true } } });
  const parties = await route('trunk', '+48221000101');
  const anna = parties.callee;
  if (anna.kind !== 'account') throw new Error('Anna is called');
  const wish = { callId: 'call-1', caller: parties.caller, missed: anna, forwardings: [] } as const;
  const busy = await router.routeForwarding({ ...wish, happened: 'busy' });
  expect(steps(busy.forwardings)).toEqual([['101', '102', 'busy', null]]);
  const jan = busy.forwardings[0]?.to;
  if (jan?.kind !== 'account') throw new Error('Jan is rung');
  const after = await router.routeForwarding({
    ...wish,
    missed: jan,
    happened: 'no-answer',
    forwardings: busy.forwardings,
  });
  expect(after.to).toMatchObject({ value: { kind: 'voicemail', box: { accountId: ANNA.id }, result: 'no-answer' } });
  const last = await router.routeForwarding({ ...wish, happened: 'busy', isLast: true });
  expect([steps(last.forwardings), last.to]).toMatchObject([[], { value: { kind: 'voicemail' } }]);
});
