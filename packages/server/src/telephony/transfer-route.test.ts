import type { Party } from '@wpm/calls';
import type { DialRefusal } from '@wpm/directory';
import { refuse } from '@wpm/kernel';
import type { AccountRow } from '@wpm/store';
import { expect, test } from 'vitest';
import { ANNA, JAN, PIOTR, type Options, routerWith } from './call-router.fixture.ts';
import type { DialAsk } from './dial-desk.ts';
import { aorOf } from './sip-identity.ts';

const CUSTOMER: Party = { kind: 'outside', number: '+48600100200', name: 'Ewa', accountId: null };
const handOn = (dialled: string, options: Options = {}) =>
  routerWith(options).routeTransfer({
    callId: 'call',
    accountId: ANNA.id,
    tenantId: ANNA.tenantId,
    dialled,
    transferred: CUSTOMER,
  });

test('a colleague who is handed a customer sees the customer, and by whom', async () => {
  const { callee, to } = await handOn('102');
  expect(callee).toMatchObject({ accountId: JAN.id });
  const target = to.ok && to.value.kind === 'ring' ? to.value.rounds[0]?.targets[0] : undefined;
  expect(target?.from).toEqual({ displayName: 'Ewa', uri: 'sip:+48600100200@demo.local' });
  expect(target?.headers).toContainEqual(['Referred-By', '<sip:anna@demo.local>']);
});

test('a transfer to the outside is asked for like a call of the user, shows their number, and names nobody inside', async () => {
  const asked: DialAsk[] = [];
  const { to } = await handOn('600100300', { asked });
  expect(asked).toMatchObject([{ callId: 'call', accountId: ANNA.id, dialled: { number: '+48600100300' } }]);
  const target = to.ok && to.value.kind === 'ring' ? to.value.rounds[0]?.targets[0] : undefined;
  expect(target?.from.uri).toContain('48221000101');
  expect(target?.headers.map(([name]) => name)).not.toContain('Referred-By');
  const refusal: DialRefusal = { code: 'call/not-permitted', class: 'national-premium' };
  expect((await handOn('600100300', { refusal })).to).toEqual(refuse({ code: 'call/not-permitted' }));
});

const back = ({ id }: AccountRow) => routerWith({}).routeBack({ callId: 'call', accountId: id, transferred: CUSTOMER });

test('a transfer that comes back rings the phones of the user, and nowhere if there are none', async () => {
  expect((await back(ANNA))[0]?.targets).toMatchObject([{ peer: { kind: 'account', aor: aorOf(ANNA) } }]);
  expect(await back(PIOTR)).toEqual([]);
});
