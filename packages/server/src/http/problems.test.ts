import fastify from 'fastify';
import { expect, test } from 'vitest';
import { KEY_LIMIT, KeyLimits } from '../api-keys/key-limits.ts';
import { sendRefusal } from './problems.ts';

test('who asks too much is answered 429 with the seconds to wait, in a header and in the problem', async () => {
  const limits = new KeyLimits();
  const app = fastify();
  app.get('/', async (_request, reply) => {
    const verdict = limits.take('key', new Date(0));
    reply.headers(limits.headersOf(verdict));
    return verdict.allowed
      ? reply.send({})
      : sendRefusal(reply, { code: 'request/too-many', retryAfter: verdict.retryAfterS });
  });
  for (let asked = 0; asked < KEY_LIMIT.quota; asked++) expect((await app.inject('/')).statusCode).toBe(200);
  const refused = await app.inject('/');
  expect(refused.statusCode).toBe(429);
  expect(refused.headers).toMatchObject({
    'retry-after': '1',
    ratelimit: '"key";r=0;t=30',
    'content-type': expect.stringContaining('application/problem+json'),
  });
  expect(refused.json()).toMatchObject({ code: 'request/too-many', status: 429, retryAfter: 1 });
  await app.close();
});
