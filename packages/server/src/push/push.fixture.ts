import { createECDH, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { PUSH_ENDPOINTS } from '@wpm/contract';
import { decryptPush } from '@wpm/integrations';
import type { Reply } from '../browser.fixture.ts';
import { RINGING_WAKE } from '../server.fixture.ts';
import type { Send } from '../administration/directory.fixture.ts';

/** A message as a push service got it, and as the browser reads it. */
export type PushReceived = {
  readonly headers: IncomingHttpHeaders;
  readonly message: Readonly<Record<string, unknown>>;
};

/** A push service on loopback and a browser that is subscribed to it: what comes is decrypted by RFC 8291. */
export async function openPushService() {
  const keys = createECDH('prime256v1');
  keys.generateKeys();
  const auth = randomBytes(16);
  const received: PushReceived[] = [];
  const waiting: { readonly count: number; readonly done: () => void }[] = [];
  const answers: number[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = decryptPush(Buffer.concat(chunks), { privateKey: keys.getPrivateKey(), auth });
      received.push({ headers: request.headers, message: JSON.parse(text) });
      response.writeHead(answers.shift() ?? 201).end();
      for (const one of waiting) if (received.length >= one.count) one.done();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    /** As `PushSubscription.toJSON()` would give it. */
    subscription: {
      endpoint: `http://127.0.0.1:${port}/device`,
      p256dh: keys.getPublicKey('base64url'),
      auth: auth.toString('base64url'),
    },
    received,
    answerWith: (...next: number[]) => void answers.push(...next),
    /** Resolves when it has got so many in all. */
    until: (count: number) =>
      new Promise<void>((done) => {
        if (received.length >= count) done();
        else waiting.push({ count, done });
      }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export type PushService = Awaited<ReturnType<typeof openPushService>>;

/** What every endpoint of push answers a user, and the device that was woken. */
export async function pushAnswers(send: Send): Promise<Record<keyof typeof PUSH_ENDPOINTS, Reply>> {
  await using service = await openPushService();
  return {
    getPushKey: await send('GET', '/push-key'),
    setMyPush: await send('PUT', '/me/push-subscription', service.subscription),
    testMyPush: await send('POST', '/me/push-subscription/test'),
    removeMyPush: await send('DELETE', '/me/push-subscription'),
    reportWoken: await send('POST', `/wakes/${RINGING_WAKE}/woken`),
    declineWake: await send('POST', `/wakes/${RINGING_WAKE}/decline`),
  };
}
