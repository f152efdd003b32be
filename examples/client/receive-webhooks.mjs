// @ts-check
import { createServer } from 'node:http';
import process from 'node:process';
import { verifyWebhook } from '@webphone-mobile/client';

const { WPM_WEBHOOK_SECRET: secret = '', PORT = '3001' } = process.env;

/** Deliveries that were taken; in your program a table with the id as its key. */
const taken = new Set();

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  // As it came: a body that was parsed and printed again has another signature.
  const body = Buffer.concat(chunks).toString();
  const message = await verifyWebhook({ headers: request.headers, body, secret });
  if (message === null) return response.writeHead(401).end();
  // The same delivery may come again, where this answer was lost.
  if (!taken.has(message.id)) console.log(message.event, JSON.stringify(message.data));
  taken.add(message.id);
  return response.writeHead(204).end();
});
server.listen(Number(PORT), '127.0.0.1', () => {
  const address = server.address();
  console.log(`listening ${address !== null && typeof address === 'object' ? address.port : ''}`);
});
