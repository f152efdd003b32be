import { describe, expect, test } from 'vitest';
import { ManualClock, silentLog } from '@wpm/kernel';
import { type Flow, type SipResponse, makeRequest } from '../index.ts';
import { Registrar, type RegistrarOptions, type RegistrationChange } from './registrar.ts';

const AOR = 'sip:anna@demo.local';

const flow = (id: string): Flow => ({
  id,
  transport: 'ws',
  open: true,
  remote: { address: '192.0.2.1', port: 1 },
  local: { address: '192.0.2.2', port: 2 },
});

function setUp(options: Partial<RegistrarOptions> = {}) {
  const clock = new ManualClock();
  const registrar = new Registrar({
    clock,
    log: silentLog,
    maxBindings: 2,
    minExpires: 30,
    maxExpires: 3_600,
    defaultExpires: 600,
    ...options,
  });
  const changes: RegistrationChange[] = [];
  registrar.onChange((change) => changes.push(change));
  let cseq = 0;
  type Asked = { callId?: string; number?: number; expires?: string; flowId?: string };
  const register = (
    contact: string | undefined,
    { callId = 'c', number = ++cseq, expires, flowId = 'f1' }: Asked = {},
  ): SipResponse => {
    const party = { uri: AOR, params: {} };
    const request = makeRequest({
      method: 'REGISTER',
      uri: 'sip:demo.local',
      from: party,
      to: party,
      callId,
      cseq: number,
    });
    if (contact !== undefined) request.headers.add('Contact', contact);
    if (expires !== undefined) request.headers.add('Expires', expires);
    return registrar.register(AOR, request, flow(flowId));
  };
  return { clock, registrar, changes, register, contacts: () => registrar.bindings(AOR).map(({ contact }) => contact) };
}

describe('registering', () => {
  test('binds the contact and the flow it came on, and says for how long', () => {
    const { registrar, register, changes } = setUp();
    const response = register('<sip:a@x>;expires=60;+sip.instance="<urn:uuid:1>";reg-id=1');
    expect([response.status, response.headers.all('Contact')]).toEqual([
      200,
      ['<sip:a@x>;+sip.instance="<urn:uuid:1>";reg-id=1;expires=60'],
    ]);
    expect(registrar.bindings(AOR)).toEqual([
      { aor: AOR, contact: 'sip:a@x', flow: flow('f1'), expiresAt: 60_000, instance: '<urn:uuid:1>', regId: '1' },
    ]);
    expect(changes).toEqual([{ aor: AOR, bindings: registrar.bindings(AOR) }]);
    expect(registrar.size).toBe(1);
  });

  test.each([
    ['<sip:a@x>;expires=60', '120', 60],
    ['<sip:a@x>', '120', 120],
    ['<sip:a@x>', undefined, 600],
    ['<sip:a@x>;expires=soon', 'never', 600],
    ['<sip:a@x>;expires=99999999999999999999', undefined, 3_600],
  ])('%s with Expires: %s lasts %i s', (contact, expires, seconds) => {
    const { clock, register, contacts } = setUp();
    expect(register(contact, expires === undefined ? {} : { expires }).headers.get('Contact')).toBe(
      `<sip:a@x>;expires=${seconds}`,
    );
    clock.advance(seconds * 1_000 - 1);
    expect(contacts()).toEqual(['sip:a@x']);
    clock.advance(1);
    expect(contacts()).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  test('for too short a time is refused with the shortest that is taken, and changes nothing (423)', () => {
    const { register, contacts, changes } = setUp();
    const response = register('<sip:a@x>;expires=29');
    expect([response.status, response.headers.get('Min-Expires')]).toEqual([423, '30']);
    expect([contacts(), changes]).toEqual([[], []]);
  });

  test('without a contact asks what is bound', () => {
    const { clock, register, changes } = setUp();
    register('<sip:a@x>;expires=60');
    clock.advance(10_500);
    expect(register(undefined).headers.all('Contact')).toEqual(['<sip:a@x>;expires=50']);
    expect(changes).toHaveLength(1);
  });

  test('contacts nobody can call are refused', () => {
    const { register, contacts } = setUp();
    expect(register('<name:John_Smith>').status).toBe(400);
    expect(register('*').status).toBe(400);
    expect(register('*, <sip:a@x>', { expires: '0' }).status).toBe(400);
    expect(contacts()).toEqual([]);
  });
});

describe('refreshing', () => {
  test('prolongs the binding, on the flow it now comes on, and is no change while address and flow stay', () => {
    const { clock, registrar, register, changes } = setUp();
    register('<sip:a@x>;expires=60');
    clock.advance(50_000);
    register('<sip:a@x>;expires=60');
    clock.advance(50_000);
    expect(registrar.bindings(AOR)).toHaveLength(1);
    expect(changes).toHaveLength(1);
    register('<sip:a@x>;expires=60', { flowId: 'f2' });
    expect(changes).toHaveLength(2);
    expect(clock.pending).toBe(1);
  });

  test('the same instance with another address replaces its binding (RFC 5626), another reg-id does not', () => {
    const { register, contacts } = setUp();
    register('<sip:a@x>;+sip.instance="<urn:uuid:1>";reg-id=1');
    register('<sip:a@y>;+sip.instance="<urn:uuid:1>";reg-id=1', { callId: 'other' });
    expect(contacts()).toEqual(['sip:a@y']);
    register('<sip:a@z>;+sip.instance="<urn:uuid:1>";reg-id=2', { callId: 'other' });
    expect(contacts()).toEqual(['sip:a@y', 'sip:a@z']);
  });

  test('within one Call-ID only a higher number changes anything (§10.3)', () => {
    const { register, contacts } = setUp();
    register('<sip:a@x>', { number: 5 });
    expect(register('<sip:a@y>', { number: 5 }).status).toBe(500);
    expect(register('*', { number: 4, expires: '0' }).status).toBe(500);
    expect(register('<sip:a@y>', { number: 1, callId: 'other' }).status).toBe(200);
    expect(contacts()).toEqual(['sip:a@x', 'sip:a@y']);
  });

  test('one device more than allowed takes the place of the oldest', () => {
    const { clock, register, contacts } = setUp({ maxBindings: 1 });
    register('<sip:a@x>', { callId: 'old' });
    register('<sip:a@y>', { callId: 'new' });
    expect(contacts()).toEqual(['sip:a@y']);
    register('<sip:a@1>, <sip:a@2>, <sip:a@3>', { callId: 'many' });
    expect(contacts()).toEqual(['sip:a@3']);
    expect(clock.pending).toBe(1);
  });
});

describe('removing', () => {
  test('expires=0 ends one binding, * with Expires: 0 all', () => {
    const { clock, register, contacts } = setUp();
    register('<sip:a@x>');
    register('<sip:a@y>');
    register('<sip:a@x>;expires=0');
    expect(contacts()).toEqual(['sip:a@y']);
    expect(register('*', { expires: '0' }).status).toBe(200);
    expect([contacts(), clock.pending]).toEqual([[], 0]);
  });

  test('a closed flow takes its bindings along, and only those', () => {
    const { registrar, register, contacts, changes } = setUp();
    register('<sip:a@x>', { flowId: 'f1' });
    register('<sip:a@y>', { flowId: 'f2' });
    registrar.removeFlow(flow('f1'));
    expect(contacts()).toEqual(['sip:a@y']);
    expect(changes.at(-1)?.bindings.map(({ contact }) => contact)).toEqual(['sip:a@y']);
    registrar.removeFlow(flow('f1'));
    expect(changes).toHaveLength(3);
  });

  test('an account that is signed out has no bindings left, and nobody hears of it twice', () => {
    const { registrar, register, contacts, changes } = setUp();
    register('<sip:a@x>');
    registrar.remove(AOR);
    registrar.remove(AOR);
    expect([contacts(), registrar.size]).toEqual([[], 0]);
    expect(changes).toHaveLength(2);
  });
});

test('a listener that throws stops neither the others nor the registrar; a disposed one hears no more', () => {
  const { registrar, register, changes } = setUp();
  const disposed: string[] = [];
  registrar.onChange(() => {
    throw new Error('mine');
  });
  registrar.onChange(({ aor }) => disposed.push(aor))[Symbol.dispose]();
  expect(register('<sip:a@x>').status).toBe(200);
  registrar.remove(AOR);
  expect([changes.length, disposed.length]).toEqual([2, 0]);
});
