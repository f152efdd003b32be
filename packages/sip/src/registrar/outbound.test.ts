import { describe, expect, test } from 'vitest';
import { AOR, setUp } from './registrar.fixture.ts';

const phone = (regId: number, more = '') => `<sip:a@x>;+sip.instance="<urn:uuid:1>";reg-id=${regId}${more}`;
const supported = ['Supported', 'path, outbound'] as const;
const edge = ['Via', 'SIP/2.0/UDP edge.example;branch=z9hG4bK2'] as const;

describe('flows of their own (RFC 5626)', () => {
  test('are confirmed with what keeps them alive; one phone may have several', () => {
    const { registrar, register } = setUp();
    const first = register(phone(1), { flowId: 'f1', headers: [supported] });
    expect([first.headers.get('Require'), first.headers.get('Flow-Timer')]).toEqual(['outbound', '90']);
    register(phone(2), { flowId: 'f2', headers: [supported] });
    expect(registrar.bindings(AOR).map(({ regId, flow: { id } }) => [regId, id])).toEqual([
      ['1', 'f1'],
      ['2', 'f2'],
    ]);
    register(phone(1), { flowId: 'f3', headers: [supported] });
    expect(registrar.bindings(AOR).map(({ flow: { id } }) => id)).toEqual(['f2', 'f3']);
  });

  test('are not promised over UDP, where STUN would have to keep them alive', () => {
    const response = setUp().register(phone(1), { transport: 'udp', headers: [supported] });
    expect([response.status, response.headers.get('Require'), response.headers.get('Flow-Timer')]).toEqual([
      200,
      undefined,
      undefined,
    ]);
  });

  test('are not spoken of to a phone that does not know them', () => {
    const response = setUp().register(phone(1));
    expect([response.status, response.headers.get('Require')]).toEqual([200, undefined]);
    const nameless = setUp().register('<sip:a@x>;reg-id=1', { headers: [supported] });
    expect([nameless.headers.get('Require'), nameless.headers.get('Contact')]).toEqual([
      undefined,
      '<sip:a@x>;expires=600',
    ]);
  });

  test('need an edge that keeps them, where we are not the first hop (439)', () => {
    const { register, contacts } = setUp();
    expect(register(phone(1), { headers: [edge, supported] }).status).toBe(439);
    expect(register(phone(1), { headers: [edge, supported, ['Path', '<sip:edge.example;lr>']] }).status).toBe(439);
    expect(contacts()).toEqual([]);
    const kept = register(phone(1), { headers: [edge, supported, ['Path', '<sip:edge.example;lr;ob>']] });
    expect([kept.status, kept.headers.get('Require')]).toEqual([200, 'outbound']);
  });

  test('are registered one at a time', () => {
    const { register, contacts } = setUp();
    expect(register(`${phone(1)}, <sip:b@x>`, { headers: [supported] }).status).toBe(400);
    expect(register(`${phone(1)}, <sip:b@x>;expires=0`, { headers: [supported] }).status).toBe(200);
    expect(contacts()).toEqual(['sip:a@x']);
  });
});

test('the way to a phone behind proxies is kept, and told to a phone that knows what it is (RFC 3327)', () => {
  const { registrar, register } = setUp();
  const path = ['Path', '<sip:p1.example;lr>, <sip:p2.example;lr>'] as const;
  const hops = ['<sip:p1.example;lr>', '<sip:p2.example;lr>'];
  expect(register('<sip:a@x>', { headers: [path] }).headers.all('Path')).toEqual([]);
  expect(register('<sip:a@x>', { headers: [path, ['Supported', 'path']] }).headers.all('Path')).toEqual(hops);
  expect(registrar.bindings(AOR)[0]?.path).toEqual(hops);
});
