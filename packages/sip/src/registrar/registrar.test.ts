import { describe, expect, test } from 'vitest';
import { makeRequest } from '../index.ts';
import { AOR, APP, flow, setUp } from './registrar.fixture.ts';

describe('registering', () => {
  test('binds the contact and the flow it came on, and says for how long', () => {
    const { registrar, register, changes } = setUp();
    const response = register('<sip:a@x>;expires=60;+sip.instance="<urn:uuid:1>";reg-id=1');
    expect([response.status, response.headers.all('Contact')]).toEqual([
      200,
      ['<sip:a@x>;+sip.instance="<urn:uuid:1>";reg-id=1;expires=60'],
    ]);
    expect(registrar.bindings(AOR)).toEqual([
      {
        aor: AOR,
        contact: 'sip:a@x',
        q: 1,
        path: [],
        flow: flow('f1'),
        place: APP,
        expiresAt: 60_000,
        since: 0,
        userAgent: '',
        instance: '<urn:uuid:1>',
        regId: '1',
      },
    ]);
    expect(response.headers.get('Date')).toBe('Thu, 01 Jan 1970 00:00:00 GMT');
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
    expect(register('<tel:+48221000101>').status).toBe(400);
    expect(register('<sip:a@x?Subject=hi>').status).toBe(400);
    expect(register('<sip:a@x>', { headers: [['Path', 'nonsense']] }).status).toBe(400);
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

  test('one device more than there is room for takes the place of the oldest of its kind, and of no other', () => {
    const { clock, register, contacts } = setUp();
    const app = { owner: 'session', kind: 'app', room: 1 };
    const desk = { owner: 'station', kind: 'station', room: 2 };
    register('<sip:desk@1>', { callId: 'desk', place: desk });
    register('<sip:a@x>', { callId: 'old', place: app });
    register('<sip:a@y>', { callId: 'new', place: app });
    expect(contacts()).toEqual(['sip:desk@1', 'sip:a@y']);
    register('<sip:desk@2>, <sip:desk@3>', { callId: 'many', place: desk });
    expect(contacts()).toEqual(['sip:a@y', 'sip:desk@2', 'sip:desk@3']);
    expect(clock.pending).toBe(1);
  });

  test('no AOR has more bindings than its memory is bounded to, whatever their kinds', () => {
    const { register, contacts } = setUp({ maxBindings: 2 });
    for (const kind of ['a', 'b', 'c']) register(`<sip:${kind}@x>`, { callId: kind, place: { ...APP, kind } });
    expect(contacts()).toEqual(['sip:b@x', 'sip:c@x']);
  });

  test('a phone that keeps coming back has been registered since it first came', () => {
    const { clock, registrar, register } = setUp();
    register('<sip:a@x>;expires=60', { headers: [['User-Agent', 'Desk 1']] });
    clock.advance(50_000);
    register('<sip:a@x>;expires=60', { headers: [['User-Agent', 'Desk 1']] });
    expect(registrar.bindings(AOR)).toMatchObject([{ since: 0, userAgent: 'Desk 1' }]);
    clock.advance(61_000);
    register('<sip:a@x>;expires=60');
    expect(registrar.bindings(AOR)).toMatchObject([{ since: 111_000, userAgent: '' }]);
  });

  test('the preferred contact stands first, of the equally preferred the latest last; what is no q counts as 1', () => {
    const { register, contacts } = setUp();
    const place = { ...APP, room: 4 };
    const response = register('<sip:a@1>;q=0.5, <sip:a@2>;q=0.9, <sip:a@3>;q=0.9, <sip:a@4>;q=7', { place });
    expect(contacts()).toEqual(['sip:a@4', 'sip:a@2', 'sip:a@3', 'sip:a@1']);
    expect(response.headers.all('Contact').at(-1)).toBe('<sip:a@1>;q=0.5;expires=600');
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

  test('a flow several are registered over takes all of them along', () => {
    const { registrar, register, contacts } = setUp();
    register('<sip:a@x>', { flowId: 'edge' });
    register('<sip:a@y>', { flowId: 'edge' });
    register('<sip:a@y>;expires=0', { flowId: 'edge' });
    registrar.removeFlow(flow('edge'));
    expect(contacts()).toEqual([]);
  });

  test('an owner that ends takes its bindings along, and only those', () => {
    const { registrar, register, contacts } = setUp();
    register('<sip:a@x>', { place: { ...APP, owner: 'one' } });
    register('<sip:a@y>', { place: { ...APP, owner: 'other' } });
    registrar.removeOwner('one');
    expect(contacts()).toEqual(['sip:a@y']);
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

test('ten thousand phones with different times wait on one timer', () => {
  const { clock, registrar, register } = setUp();
  for (let index = 0; index < 10_000; index++) {
    const request = makeRequest({
      method: 'REGISTER',
      uri: 'sip:demo.local',
      from: { uri: AOR, params: {} },
      to: { uri: AOR, params: {} },
      callId: 'c',
      cseq: 1,
      headers: [['Contact', `<sip:a@x>;expires=${60 + (index % 300)}`]],
    });
    registrar.register(`sip:${index}@demo.local`, { request, flow: flow('f'), place: APP });
  }
  register('<sip:a@x>;expires=30');
  expect([registrar.size, clock.pending]).toEqual([10_001, 1]);
  clock.advance(30_000);
  expect([registrar.size, clock.pending]).toEqual([10_000, 1]);
  clock.advance(330_000);
  expect([registrar.size, clock.pending]).toEqual([0, 0]);
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
