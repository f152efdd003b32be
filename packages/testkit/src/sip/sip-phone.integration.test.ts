import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Datagram, LossyRelay, SipPhone } from './index.ts';

const SDP = 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 8\r\n';
const ANSWER = SDP.replace('4000', '5000');

const CALLEE_PORT = { address: '127.0.0.1', port: 0 };

let callee: SipPhone;
let caller: SipPhone;
let relay: LossyRelay;
let lose: (datagram: Datagram) => boolean;

/** Loses the first so many datagrams of the side that start so. */
function losing(...losses: readonly (readonly [from: Datagram['from'], start: string, count: number])[]) {
  const left = losses.map(([from, start, count]) => ({ from, start, count }));
  return ({ from, text }: Datagram): boolean => {
    const loss = left.find((each) => each.from === from && text.startsWith(each.start) && each.count > 0);
    if (loss) loss.count--;
    return loss !== undefined;
  };
}

const portOf = (phone: SipPhone) => Number(/:(\d+)$/.exec(phone.contact)?.[1]);

beforeEach(async () => {
  lose = () => false;
  callee = await SipPhone.open({
    user: 'jan',
    domain: 'demo.local',
    local: CALLEE_PORT,
    server: { transport: 'udp', address: '127.0.0.1', port: 9 },
  });
  relay = await LossyRelay.open({ address: '127.0.0.1', port: portOf(callee) }, (datagram) => lose(datagram));
  caller = await SipPhone.open({
    user: 'anna',
    domain: 'demo.local',
    displayName: 'Anna "A"',
    server: { transport: 'udp', ...relay.address },
  });
});

afterEach(async () => {
  await caller[Symbol.asyncDispose]();
  await relay[Symbol.asyncDispose]();
  await callee[Symbol.asyncDispose]();
});

/** Calls, answers, and returns both ends. */
async function talking() {
  const outgoing = caller.call('jan', SDP);
  const incoming = await callee.incoming();
  incoming.ring();
  await Promise.all([incoming.answer(ANSWER), outgoing.answered()]);
  return { outgoing, incoming };
}

describe('a call', () => {
  test('rings reliably, each 18x with its PRACK, and is refreshed by UPDATE afterwards', async () => {
    const outgoing = caller.call('jan', SDP);
    const incoming = await callee.incoming();
    const pracked = incoming.ringReliably(ANSWER);
    const response = await outgoing.prack(await outgoing.ringing());
    expect(response.status).toBe(200);
    expect((await pracked).headers.get('RAck')).toBe('1 1 INVITE');
    await Promise.all([incoming.answer(ANSWER), outgoing.answered()]);
    expect((await outgoing.update(SDP.replace('4000', '4002'))).body).toBe(ANSWER);
    expect(incoming.remoteSdp).toContain('4002');
    expect((await outgoing.bye()).status).toBe(200);
  });

  test('without an offer answers in its ACK', async () => {
    const outgoing = caller.call('jan', '');
    outgoing.answerOffer = () => SDP;
    const incoming = await callee.incoming();
    const [ack] = await Promise.all([incoming.answer(ANSWER), outgoing.answered()]);
    expect(ack.body).toBe(SDP);
  });

  test('rings, is answered, is changed, carries INFO, and is hung up', async () => {
    const outgoing = caller.call('jan', SDP);
    const incoming = await callee.incoming();
    expect(incoming.remoteSdp).toBe(SDP);
    incoming.ring();
    expect((await outgoing.ringing()).status).toBe(180);
    const [, answer] = await Promise.all([incoming.answer(ANSWER), outgoing.answered()]);
    expect([answer.body, outgoing.remoteSdp]).toEqual([ANSWER, ANSWER]);
    const held = `${SDP}a=sendonly\r\n`;
    incoming.answerOffer = (offer) => offer.replace('sendonly', 'recvonly');
    expect((await outgoing.reinvite(held)).status).toBe(200);
    expect([incoming.remoteSdp, outgoing.remoteSdp]).toEqual([held, held.replace('sendonly', 'recvonly')]);
    expect((await outgoing.info('application/dtmf-relay', 'Signal=5')).status).toBe(200);
    expect((await incoming.next('INFO')).body).toBe('Signal=5');
    expect((await outgoing.bye()).status).toBe(200);
    await incoming.ended();
  });

  test('is refused', async () => {
    const outgoing = caller.call('jan', SDP);
    (await callee.incoming()).refuse(486);
    expect((await outgoing.refused()).status).toBe(486);
  });

  test('is taken back while it rings', async () => {
    const outgoing = caller.call('jan', SDP);
    const incoming = await callee.incoming();
    incoming.ring();
    await outgoing.ringing();
    outgoing.cancel([['Reason', 'SIP;cause=200;text="Call completed elsewhere"']]);
    expect((await incoming.cancelled()).headers.get('Reason')).toContain('cause=200');
    expect((await outgoing.refused()).status).toBe(487);
  });

  test('whose answer crosses the CANCEL stands, and is hung up', async () => {
    const outgoing = caller.call('jan', SDP);
    const incoming = await callee.incoming();
    incoming.ring();
    await outgoing.ringing();
    const acknowledged = incoming.answer(ANSWER);
    outgoing.cancel();
    await Promise.all([acknowledged, outgoing.answered()]);
    expect((await outgoing.bye()).status).toBe(200);
    await incoming.ended();
  });
});

describe('over a network that loses', () => {
  test('the INVITE, the 200, the ACK and the BYE, a call is set up and ended, each thing happening once', async () => {
    lose = losing(['client', 'INVITE', 1], ['server', 'SIP/2.0 200', 1], ['client', 'ACK', 1], ['client', 'BYE', 1]);
    const { outgoing, incoming } = await talking();
    expect((await outgoing.bye()).status).toBe(200);
    await incoming.ended();
    const lost = relay.passed.filter((line) => line.startsWith('lost'));
    expect(lost.map((line) => line.split(' ').slice(1, 3).join(' '))).toEqual([
      expect.stringContaining('INVITE'),
      'SIP/2.0 200',
      expect.stringContaining('ACK'),
      expect.stringContaining('BYE'),
    ]);
    expect(callee.journal.filter((what) => what === 'received INVITE')).toHaveLength(1);
    expect(callee.journal.filter((what) => what === 'received BYE')).toHaveLength(1);
  });

  test('the refusal and its ACK, a refusal is heard once', async () => {
    lose = losing(['server', 'SIP/2.0 486', 1], ['client', 'ACK', 1]);
    const outgoing = caller.call('jan', SDP);
    (await callee.incoming()).refuse(486);
    expect((await outgoing.refused()).status).toBe(486);
    expect(caller.journal.filter((what) => what === 'received 486')).toHaveLength(1);
  });

  test('the CANCEL and its 487, a call is taken back', async () => {
    lose = losing(['client', 'CANCEL', 1], ['server', 'SIP/2.0 487', 1]);
    const outgoing = caller.call('jan', SDP);
    const incoming = await callee.incoming();
    incoming.ring();
    await outgoing.ringing();
    outgoing.cancel();
    await incoming.cancelled();
    expect((await outgoing.refused()).status).toBe(487);
  });
});

test('a wait in vain says what was seen', async () => {
  await using impatient = await SipPhone.open({
    user: 'x',
    domain: 'h',
    timeoutMs: 50,
    server: { transport: 'udp', ...relay.address },
  });
  lose = () => true;
  const call = impatient.call('jan', SDP);
  await expect(call.ringing()).rejects.toThrow(/50 ms in vain for 18x; seen: sent INVITE/);
});

test('a refused WebSocket is an error that says so', async () => {
  await expect(
    SipPhone.open({ user: 'x', domain: 'h', server: { transport: 'ws', url: 'ws://127.0.0.1:9' } }),
  ).rejects.toThrow(/ECONNREFUSED/);
});
