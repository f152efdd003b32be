import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { type LookUp, postSafely, publicLookup } from './post-safely.ts';

/** A name server whose answer is another one every time. */
function answering(...answers: readonly (readonly string[])[]): LookUp & { asked: number } {
  const lookUp: LookUp & { asked: number } = (_host, _options, done) => {
    const addresses = answers[lookUp.asked++] ?? [];
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  lookUp.asked = 0;
  return lookUp;
}

/** What a connection is told when it looks the name up. */
const toldBy = (lookUp: LookUp) =>
  new Promise((resolve) =>
    publicLookup(lookUp)('crm.example', { all: true }, (error, found) => resolve(error?.message ?? found)),
  );

test('a name that turns to 127.0.0.1 once it was found good is not sent to, and its one answer is the one connected to', async () => {
  let connections = 0;
  const server = createServer().on('connection', () => connections++);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const rebinding = answering(['93.184.215.14'], ['127.0.0.1']);
  expect(await toldBy(rebinding)).toEqual([{ address: '93.184.215.14', family: 4 }]);
  const sent = { url: `http://crm.example:${port}/`, body: '{}', headers: {}, lookUp: rebinding };
  expect(await postSafely({ ...sent, allowed: [] })).toEqual({ status: null, error: 'private address' });
  expect(rebinding.asked).toBe(2);
  expect(connections).toBe(0);
  server.close();
});

test.each([
  [['93.184.215.14', '127.0.0.1'], 'private address'],
  [['::ffff:127.0.0.1'], 'private address'],
  [['169.254.169.254'], 'private address'],
  [[], 'no address'],
])('a name with the addresses %j is not sent to: %s', async (addresses, why) => {
  expect(await toldBy(answering(addresses))).toBe(why);
});
