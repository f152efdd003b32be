import { describe, expect, test } from 'vitest';
import { type SipRequest, makeRequest, reply } from '../index.ts';
import {
  type Dialog,
  dialogFromInvite,
  dialogFromResponse,
  dialogIdOf,
  idOfDialog,
  receiveWithin,
  refreshTarget,
} from './dialog.ts';
import { ackWithin, requestWithin } from './request-within.ts';

const INVITE = makeRequest({
  method: 'INVITE',
  uri: 'sip:600@demo.local',
  from: { displayName: 'Anna "A"', uri: 'sip:anna@demo.local', params: { tag: 'caller', x: '1' } },
  to: { uri: 'sip:600@demo.local', params: {} },
  callId: 'c1',
  cseq: 7,
  headers: [
    ['Record-Route', '<sip:p2;lr>, <sip:p1;lr>'],
    ['Contact', '<sip:anna@192.0.2.1:5070>'],
  ],
});

const OK = reply(INVITE, 200, { toTag: 'callee', headers: [['Contact', '<sip:600@192.0.2.2>']] });

const uas = (): Dialog => dialogFromInvite(INVITE, { localTag: 'callee', contact: 'sip:600@192.0.2.2' });

function uac(): Dialog {
  const formed = dialogFromResponse(INVITE, OK);
  if (!formed.ok) throw new Error(formed.error.code);
  return formed.value;
}

const field = (request: SipRequest, name: string) => request.headers.all(name);

describe('forming', () => {
  test('a UAS takes target, route and number from the INVITE (§12.1.1)', () => {
    expect(uas()).toEqual({
      callId: 'c1',
      localTag: 'callee',
      remoteTag: 'caller',
      localUri: '<sip:600@demo.local>',
      remoteUri: String.raw`"Anna \"A\"" <sip:anna@demo.local>;x=1`,
      remoteTarget: 'sip:anna@192.0.2.1:5070',
      routeSet: ['<sip:p2;lr>', '<sip:p1;lr>'],
      localSeq: 0,
      remoteSeq: 7,
      contact: 'sip:600@192.0.2.2',
      secure: false,
    });
  });

  test('a UAC takes them from the response, the route turned round (§12.1.2)', () => {
    expect(uac()).toMatchObject({
      localTag: 'caller',
      remoteTag: 'callee',
      remoteTarget: 'sip:600@192.0.2.2',
      routeSet: ['<sip:p1;lr>', '<sip:p2;lr>'],
      localSeq: 7,
      remoteSeq: null,
      contact: 'sip:anna@192.0.2.1:5070',
    });
  });

  test('both ends name the dialog by the same parts, each from its side', () => {
    expect(idOfDialog(uas())).toBe('c1|callee|caller');
    expect(idOfDialog(uac())).toBe('c1|caller|callee');
    expect(dialogIdOf(OK, 'uac')).toBe(idOfDialog(uac()));
    expect(dialogIdOf(requestWithin(uac(), 'BYE').request, 'uas')).toBe(idOfDialog(uas()));
  });

  test.each([
    [reply(INVITE, 100), 'dialog/not-formed'],
    [reply(INVITE, 180), 'dialog/not-formed'],
    [reply(INVITE, 486, { toTag: 'x' }), 'dialog/not-formed'],
    [reply(INVITE, 200, { toTag: 'x' }), 'dialog/no-contact'],
  ])('no dialog is formed by what forms none', (response, code) => {
    expect(dialogFromResponse(INVITE, response)).toEqual({ ok: false, error: { code } });
  });

  test('a dialog is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(uas()))).toEqual(uas());
  });

  test('a caller without a tag and without a Contact is still reachable (RFC 2543)', () => {
    const old = { ...INVITE, headers: INVITE.headers.clone().set('From', 'sip:old@h').delete('Contact') };
    const dialog = dialogFromInvite(old, { localTag: 'l', contact: 'sip:c' });
    expect(dialog).toMatchObject({ remoteTag: '', remoteTarget: 'sip:old@h' });
    expect(requestWithin(dialog, 'BYE').request.headers.get('To')).toBe('<sip:old@h>');
  });
});

describe('requests within', () => {
  test('go to the remote target by the route, each with the next number', () => {
    const first = requestWithin(uac(), 'INVITE', {
      body: 'v=0',
      contentType: 'application/sdp',
      headers: [['X', 'y']],
    });
    expect(first.request).toMatchObject({ method: 'INVITE', uri: 'sip:600@192.0.2.2', body: 'v=0' });
    expect(field(first.request, 'Route')).toEqual(['<sip:p1;lr>', '<sip:p2;lr>']);
    expect(field(first.request, 'From')).toEqual([String.raw`"Anna \"A\"" <sip:anna@demo.local>;x=1;tag=caller`]);
    expect(field(first.request, 'To')).toEqual(['<sip:600@demo.local>;tag=callee']);
    expect(field(first.request, 'CSeq')).toEqual(['8 INVITE']);
    expect([field(first.request, 'Contact'), field(first.request, 'X')]).toEqual([
      ['<sip:anna@192.0.2.1:5070>'],
      ['y'],
    ]);
    const second = requestWithin(first.dialog, 'BYE');
    expect([field(second.request, 'CSeq'), field(second.request, 'Contact')]).toEqual([['9 BYE'], []]);
  });

  test('a strict router takes the Request-URI and the target goes last (§12.2.1.1)', () => {
    const { request } = requestWithin({ ...uac(), routeSet: ['<sip:strict>', '<sip:p2;lr>'] }, 'BYE');
    expect(request.uri).toBe('sip:strict');
    expect(field(request, 'Route')).toEqual(['<sip:p2;lr>', '<sip:600@192.0.2.2>']);
  });

  test('the ACK to a 2xx has the number of its INVITE and may carry an answer', () => {
    const ack = ackWithin(uac(), 7, 'v=0');
    expect([ack.method, ack.body]).toEqual(['ACK', 'v=0']);
    expect([field(ack, 'CSeq'), field(ack, 'Content-Type')]).toEqual([['7 ACK'], ['application/sdp']]);
    expect(field(ackWithin(uac(), 7), 'Content-Type')).toEqual([]);
  });
});

const bye = (cseq: number) => requestWithin({ ...uac(), localSeq: cseq - 1 }, 'BYE').request;

const answered = (status: number) => reply(INVITE, status, { toTag: 'callee', headers: [['Contact', '<sip:new@h>']] });

describe('requests received within', () => {
  test('raise the remote number; a lower one is out of order, an equal one is a late copy (§12.2.2)', () => {
    expect(receiveWithin(uas(), bye(9))).toMatchObject({ ok: true, value: { remoteSeq: 9 } });
    expect(receiveWithin(uas(), bye(7))).toMatchObject({ ok: true });
    expect(receiveWithin(uas(), bye(6))).toEqual({ ok: false, error: { code: 'dialog/out-of-order' } });
    expect(receiveWithin(uac(), bye(1))).toMatchObject({ ok: true, value: { remoteSeq: 1 } });
  });

  test('an ACK counts nothing, whatever its number', () => {
    expect(receiveWithin({ ...uas(), remoteSeq: 9 }, ackWithin(uac(), 7))).toMatchObject({
      ok: true,
      value: { remoteSeq: 9 },
    });
  });

  test('only a target refresh moves the target', () => {
    const moved = { ...uac(), contact: 'sip:anna@198.51.100.7' };
    const targetAfter = (method: string) => {
      const received = receiveWithin(
        uas(),
        requestWithin(moved, method, { headers: [['Contact', '<sip:x@y>']] }).request,
      );
      return received.ok && received.value.remoteTarget;
    };
    expect(targetAfter('INVITE')).toBe('sip:anna@198.51.100.7');
    expect(targetAfter('INFO')).toBe('sip:anna@192.0.2.1:5070');
  });

  test('so does the 2xx to one, but no refusal', () => {
    expect(refreshTarget(uac(), answered(200)).remoteTarget).toBe('sip:new@h');
    expect(refreshTarget(uac(), answered(488)).remoteTarget).toBe('sip:600@192.0.2.2');
  });
});
