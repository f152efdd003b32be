import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { expect } from 'vitest';
import type { TestPlatform } from './start-platform.ts';

/** A delivery as it came: with the id it has at every try. */
type Delivered = { readonly id: string; readonly event: string; readonly callId: string | undefined };

/** A receiver of webhooks on loopback that reads what it is sent, and answers nothing until it is told to take everything. */
async function openReceiver() {
  const delivered: Delivered[] = [];
  const taking = { isOn: false };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      delivered.push(readDelivery(Buffer.concat(chunks).toString()));
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

function readDelivery(body: string): Delivered {
  const { id, event, data }: { id: string; event: string; data: { callId?: string } } = JSON.parse(body);
  return { id, event, callId: data.callId };
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
      expect(delivered[1]).toEqual(delivered[0]);
      expect(new Set(delivered.map(({ id }) => id)).size).toBe(events.length);
    },
    [Symbol.asyncDispose]: async () => {
      await client.removeWebhook({ webhookId });
      await close();
    },
  };
}
