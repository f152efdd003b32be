import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { WEBHOOK_ENDPOINTS } from '@wpm/contract';
import { isSigned } from '@wpm/integrations';
import type { Send } from '../administration/directory.fixture.ts';
import type { Reply } from '../browser.fixture.ts';
import { connectorAnswers } from '../crm/crm.fixture.ts';

/** What every endpoint of webhooks answers an administrator. `localhost` is private: nothing is sent there. */
async function ownAnswers(send: Send): Promise<Record<keyof typeof WEBHOOK_ENDPOINTS, Reply>> {
  const wanted = { name: 'CRM', url: 'https://localhost/hook', events: ['contact.changed'] };
  const createWebhook = await send('POST', '/webhooks', wanted);
  const own = `/webhooks/${webhookIdOf(createWebhook)}`;
  await send('POST', '/contacts', { card: { lastName: 'Webhook' } });
  const listWebhookDeliveries = await send('GET', `${own}/deliveries`);
  return {
    createWebhook,
    listWebhookDeliveries,
    listWebhooks: await send('GET', '/webhooks'),
    testWebhook: await send('POST', `${own}/test`),
    replayWebhookDelivery: await send(
      'POST',
      `${own}/deliveries/${String(itemsOf(listWebhookDeliveries)[0]?.['id'])}/replay`,
    ),
    renewWebhookSecret: await send('POST', `${own}/secret`, { overlapHours: 1 }),
    changeWebhook: await send('PUT', own, { ...wanted, enabled: false }),
    removeWebhook: await send('DELETE', own),
  };
}

export const webhookIdOf = ({ body }: Reply): string => String(Object(body['webhook'])['id']);

export function itemsOf({ body }: Reply): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(body['items']) ? body['items'] : [];
}

/** What every endpoint of webhooks, and of CRMs that are asked, answers an administrator. */
export async function webhookAnswers(send: Send, endCall: () => Promise<void>) {
  return { ...(await ownAnswers(send)), ...(await connectorAnswers(send, endCall)) };
}

/** The log of deliveries, as an administrator reads it. */
export function deliveryLog(admin: () => Send) {
  const deliveriesOf = async (id: string, query = '') =>
    itemsOf(await admin()('GET', `/webhooks/${id}/deliveries${query}`));
  /** It is written after the answer came: what it says is waited for. */
  const untilLogged = async (id: string, query: string, count: number) => {
    for (;;) {
      const found = await deliveriesOf(id, query);
      if (found.length >= count) return found;
      await new Promise(setImmediate);
    }
  };
  const untilTried = async (id: string) => {
    for (;;) {
      const found = await deliveriesOf(id);
      if (found.some(({ lastError }) => lastError !== null)) return found;
      await new Promise(setImmediate);
    }
  };
  return { deliveriesOf, untilLogged, untilTried };
}

type Answer = number | 'hang' | 'garbage';

/** A delivery as it came. */
export type Received = {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly event: string;
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** A receiver on loopback that answers as it is told, and otherwise 204. */
export async function openReceiver() {
  const received: Received[] = [];
  const waiting: { readonly count: number; readonly done: () => void }[] = [];
  const answers: Answer[] = [];
  const hanging = new Set<string>();
  const firstAt = new Map<string, Answer>();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const { event, id, data } = JSON.parse(body);
      received.push({ path, headers: request.headers, body, event, id, data });
      const answer = hanging.has(path) ? 'hang' : (firstAt.get(path) ?? answers.shift() ?? 204);
      firstAt.delete(path);
      if (answer === 'garbage') request.socket.end('HTTP/9.9 what?\r\n\r\n');
      else if (answer !== 'hang')
        response.writeHead(answer, answer === 302 ? { location: '/elsewhere' } : {}).end('x'.repeat(100_000));
      for (const one of waiting) if (received.length >= one.count) one.done();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    port,
    received,
    /** How it answers the next ones, in their order. */
    answerWith: (...next: Answer[]) => void answers.push(...next),
    /** How it answers the first that comes to a path. */
    firstAt,
    /** Paths that are never answered. */
    hanging,
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

export type Receiver = Awaited<ReturnType<typeof openReceiver>>;

export function isSignedWith(secret: string, { headers, body }: Received, now: Date): boolean {
  const plain = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  return isSigned(plain, { body, secret, now });
}
