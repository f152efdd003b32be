import { expect, test } from 'vitest';
import { type RestartedSession, restartIce } from './restart-ice.ts';

type Handlers = {
  readonly onSuccessResponse: (response: object) => void;
  readonly onErrorResponse: (response: object) => void;
  readonly onRequestTimeout: () => void;
};

/** What of a connection a restart touches: an offer has the address the device has. */
class FakeConnection extends EventTarget {
  signalingState: RTCSignalingState = 'stable';
  localDescription: { readonly sdp: string } | null = null;
  readonly done: string[] = [];
  readonly #address: string | undefined;

  constructor(address: string | undefined) {
    super();
    this.#address = address;
  }

  async createOffer(options: RTCOfferOptions): Promise<object> {
    return { type: 'offer', sdp: `restart ${options.iceRestart}` };
  }

  async setLocalDescription({ type, sdp = '' }: RTCSessionDescriptionInit): Promise<void> {
    this.done.push(type);
    this.signalingState = type === 'rollback' ? 'stable' : 'have-local-offer';
    this.localDescription = { sdp };
    if (type === 'rollback') return;
    const candidates = this.#address === undefined ? [null] : [{ candidate: this.#address }, null];
    for (const candidate of candidates) this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate }));
  }

  async setRemoteDescription({ type, sdp }: RTCSessionDescriptionInit): Promise<void> {
    if (sdp === 'nonsense') throw new TypeError('no SDP');
    this.done.push(type);
    this.signalingState = 'stable';
  }
}

/** A session whose re-INVITE is answered by the test. */
function sessionOf({ hasNetwork = true, ready = true } = {}) {
  const connection = new FakeConnection(hasNetwork ? '192.0.2.7' : undefined);
  const sent: string[] = [];
  const asked = Promise.withResolvers<Handlers>();
  let isEnded = false;
  const fake = {
    connection,
    contact: '<sip:phone>',
    isReadyToReOffer: () => ready,
    isEstablished: () => true,
    isEnded: () => isEnded,
    terminate: () => {
      isEnded = true;
      sent.push('BYE');
    },
    sendRequest: (method: string, options?: { readonly body: string; readonly eventHandlers: Handlers }) => {
      sent.push(options === undefined ? method : `${method} ${options.body}`);
      if (options !== undefined) asked.resolve(options.eventHandlers);
    },
  };
  const session: RestartedSession = Object(fake);
  return { session, connection, sent, asked: asked.promise };
}

test('new credentials are offered in a re-INVITE, and the answer is acknowledged and taken, also one that comes again', async () => {
  const { session, connection, sent, asked } = sessionOf();
  const came = restartIce(session, 0);
  const handlers = await asked;
  handlers.onSuccessResponse({ status_code: 200, body: 'answer' });
  handlers.onSuccessResponse({ status_code: 200, body: 'answer' });
  expect(await came).toBe('accepted');
  expect(sent).toEqual(['INVITE restart true', 'ACK', 'ACK']);
  expect(connection.done).toEqual(['offer', 'answer']);
});

test('a refused one is taken back and ends nothing: the other end may be offering something itself', async () => {
  const { session, connection, sent, asked } = sessionOf();
  const came = restartIce(session, 0);
  (await asked).onErrorResponse({ status_code: 491, body: '' });
  expect(await came).toBe('not-now');
  expect([sent, connection.done]).toEqual([['INVITE restart true'], ['offer', 'rollback']]);
});

test('so is one nobody answers, and one whose answer is none', async () => {
  const silent = sessionOf();
  const unanswered = restartIce(silent.session, 0);
  (await silent.asked).onRequestTimeout();
  expect([await unanswered, silent.connection.done]).toEqual(['not-now', ['offer', 'rollback']]);
  const odd = sessionOf();
  const nonsense = restartIce(odd.session, 0);
  (await odd.asked).onSuccessResponse({ status_code: 200, body: 'nonsense' });
  expect([await nonsense, odd.sent]).toEqual(['not-now', ['INVITE restart true', 'ACK']]);
});

test('a dialog the other end does not know any more is over', async () => {
  const { session, sent, asked } = sessionOf();
  const came = restartIce(session, 0);
  (await asked).onErrorResponse({ status_code: 481, body: '' });
  expect(await came).toBe('over');
  expect(sent).toEqual(['INVITE restart true', 'BYE']);
});

test('without a network nothing is offered, nor while something else is', async () => {
  const { session, connection, sent } = sessionOf({ hasNetwork: false });
  expect(await restartIce(session, 0)).toBe('not-now');
  expect([sent, connection.done]).toEqual([[], ['offer', 'rollback']]);
  const busy = sessionOf({ ready: false });
  expect(await restartIce(busy.session, 0)).toBe('not-now');
  expect([busy.sent, busy.connection.done]).toEqual([[], []]);
});
