import type { BesideWish } from '@wpm/calls';
import type { Binding } from '@wpm/sip';
import type { WakeOutcome } from '@wpm/contract';
import { expect, test } from 'vitest';
import type { WakeHow } from '../push/waker.ts';
import { BesideRoute } from './beside-route.ts';
import { ANNA, binding } from './call-router.fixture.ts';

/** Wakes Anna beside the phone she has; `comes`: a phone that is there when that is over. */
async function woken(outcome: WakeOutcome, comes?: Binding) {
  const asked: WakeHow[] = [];
  const bindings = [binding(ANNA)];
  const waker = {
    wake: async (_account: unknown, _call: unknown, how: WakeHow = {}) => {
      asked.push(how);
      if (comes) bindings.push(comes);
      return outcome;
    },
  };
  const accounts = { byId: async (id: string) => (id === ANNA.id ? ANNA : undefined) };
  const route = new BesideRoute({ accounts, registrar: { bindings: () => bindings }, waker });
  const caller = { kind: 'outside', number: '+48600100200', name: null, accountId: null } as const;
  const { signal } = new AbortController();
  const wish: BesideWish = {
    callId: 'call',
    accountId: ANNA.id,
    caller,
    number: '+48221000101',
    ringMs: 20_000,
    signal,
    onDevice: () => undefined,
  };
  return { came: await route.wakeBeside(wish), asked };
}

test('only phones that came are rung, and not those that say nothing', async () => {
  const comes = { ...binding(ANNA), contact: 'sip:anna@other.invalid' };
  const { came, asked } = await woken('registered', comes);
  expect(came).toMatchObject([{ peer: { kind: 'account', contact: 'sip:anna@other.invalid' } }]);
  expect(asked).toMatchObject([{ beside: true, ringMs: 20_000, signal: expect.any(AbortSignal) }]);
});

test.each([
  ['declined', 'declined'],
  ['unreachable', 'nobody'],
  ['gone', 'nobody'],
  ['not-answered', undefined],
] as const)('a wake that was %s comes to %s', async (outcome, came) => {
  expect((await woken(outcome)).came).toBe(came);
});
