import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { WebhookEvent } from '@wpm/contract';
import { expect } from 'vitest';
import type { TestPlatform } from './start-platform.ts';

/** What a delivery says, with the id it has at every try. */
type Said = { readonly id: string; readonly event: string; readonly data: Readonly<Record<string, unknown>> };
/** A delivery as it came. */
type Delivered = Said & { readonly headers: IncomingHttpHeaders; readonly body: string };

/** A receiver of webhooks on loopback that reads what it is sent, and answers nothing until it is told to take everything. */
async function openReceiver() {
  const delivered: Delivered[] = [];
  const taking = { isOn: false };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const said: Said = JSON.parse(body);
      delivered.push({ ...said, headers: request.headers, body });
      if (taking.isOn) take(response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${port}/`, delivered, taking, close };
}

function take(response: ServerResponse): void {
  response.statusCode = 204;
  response.end();
}

/** A receiver that hears how calls begin, are answered and end, until its scope ends. It hangs at first. */
export async function hearOfCalls(platform: TestPlatform) {
  const { url, delivered, taking, close } = await openReceiver();
  const { client } = await platform.api('admin');
  const events = ['call.created' as const, 'call.answered' as const, 'call.ended' as const];
  const made = await client.createWebhook({ name: 'CRM', url, events });
  if (!made.ok) throw new Error(made.error.code);
  const { id: webhookId } = made.value.webhook;
  return {
    /** Waits until one delivery is on its way; that one is never answered, and everything else is. */
    isHungOn: async () => {
      await expect.poll(() => delivered).toHaveLength(1);
      taking.isOn = true;
    },
    /** The one that hung comes again by its id, long before its lease of a minute is over, and before what came after it. */
    hasHeardAll: async () => {
      const heard = () => delivered.map(({ event }) => event);
      await expect.poll(heard, { timeout: 20_000 }).toEqual(['call.created', ...events]);
      expect(delivered[1]?.body).toBe(delivered[0]?.body);
      expect(new Set(delivered.map(({ id }) => id)).size).toBe(events.length);
    },
    [Symbol.asyncDispose]: async () => {
      await client.removeWebhook({ webhookId });
      await close();
    },
  };
}

/** A receiver that takes every event it asks for, until its scope ends. */
export async function hearOf(platform: TestPlatform, events: WebhookEvent[]) {
  const { url, delivered, taking, close } = await openReceiver();
  taking.isOn = true;
  const { client } = await platform.api('admin');
  const made = await client.createWebhook({ name: 'CRM', url, events });
  if (!made.ok) throw new Error(made.error.code);
  const { webhook, secret } = made.value;
  return {
    /** What came so far of this event, each with whether it is signed with the webhook's secret. */
    heard: (event: WebhookEvent) =>
      delivered
        .filter((one) => one.event === event)
        .map((one) => ({ data: one.data, isSigned: isSigned(one, secret) })),
    /** What stands in the webhook's log: events and states, the newest first. */
    log: async () => {
      const listed = await client.listWebhookDeliveries({ webhookId: webhook.id });
      return listed.ok ? listed.value.items.map((item) => `${item.event} ${item.state}, ${item.tries}`) : [];
    },
    [Symbol.asyncDispose]: async () => {
      await client.removeWebhook({ webhookId: webhook.id });
      await close();
    },
  };
}

/** By Standard Webhooks 1.0, as a receiver in any language checks it. */
function isSigned({ headers, body }: Delivered, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  return headers['webhook-signature'] === `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}
