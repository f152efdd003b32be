import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { CheckedNames } from './checked-names.ts';
import { answering } from './names.fixture.ts';
import { SafePoster } from './safe-poster.ts';

const open: Disposable[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each[Symbol.dispose]();
});

/** A receiver on every address of this machine, with the connections it got. */
async function receiver(answer: RequestListener = (_, response) => response.writeHead(204).end()) {
  const server: Server = createServer((request, response) => {
    request.resume();
    answer(request, response);
  });
  const connections: { readonly socket: Socket; readonly to: string | undefined }[] = [];
  server.on('connection', (socket: Socket) => connections.push({ socket, to: socket.localAddress }));
  await once(server.listen(0), 'listening');
  open.push({ [Symbol.dispose]: () => (server.closeAllConnections(), server.close()) });
  const address = server.address();
  return { connections, port: typeof address === 'object' ? address?.port : 0 };
}

/** A second passes between two posts: what the name server said is asked for again. */
function posterOf(lookUp: ReturnType<typeof answering>) {
  let seconds = 0;
  const poster = new SafePoster(new CheckedNames(lookUp, () => (seconds += 1_001)));
  open.push(poster);
  return poster;
}

const sent = (port: number | undefined, host = 'crm.example') => ({
  url: `http://${host}:${port}/`,
  body: '{}',
  headers: {},
});
const ALLOWED = { allowed: ['crm.example', '127.0.0.1'] };
const TAKEN = { status: 204, error: null };

test('a name that turns to 127.0.0.1 is not sent to, however good it was before, and its kept connection is closed', async () => {
  const { connections, port } = await receiver();
  const names = answering(['127.0.0.1'], ['127.0.0.1'], ['127.0.0.1'], ['127.0.0.1', '93.184.215.14']);
  const { post } = posterOf(names);
  // While the operator allows the host it may be here: so there is a kept connection at all.
  expect([await post({ ...sent(port), ...ALLOWED }), await post({ ...sent(port), ...ALLOWED })]).toEqual([
    TAKEN,
    TAKEN,
  ]);
  expect(connections).toHaveLength(1);
  const closed = connections[0] && once(connections[0].socket, 'close');
  expect(await post({ ...sent(port), allowed: [] })).toEqual({ status: null, error: 'private address' });
  await closed;
  expect(await post({ ...sent(port), allowed: [] })).toEqual({ status: null, error: 'private address' });
  expect(names.asked).toBe(4);
  expect(connections).toHaveLength(1);
});

test('a kept connection is not used once its name leads elsewhere, nor when it leads nowhere', async () => {
  const { connections, port } = await receiver();
  const { post } = posterOf(answering(['127.0.0.1'], ['127.0.0.2'], [], ['127.0.0.2']));
  for (const expected of [TAKEN, TAKEN, { status: null, error: 'no address' }, TAKEN])
    expect(await post({ ...sent(port), ...ALLOWED })).toEqual(expected);
  expect(connections.map(({ to }) => to?.replace('::ffff:', ''))).toEqual(['127.0.0.1', '127.0.0.2', '127.0.0.2']);
});

test('many posts within a second ask the name server once, also those at the same time', async () => {
  const { port } = await receiver();
  const names = answering(['127.0.0.1']);
  const poster = new SafePoster(new CheckedNames(names, () => 5));
  open.push(poster);
  const all = await Promise.all(Array.from({ length: 10 }, () => poster.post({ ...sent(port), ...ALLOWED })));
  expect(all).toEqual(Array.from({ length: 10 }, () => TAKEN));
  expect(names.asked).toBe(1);
});

test('a connection that the receiver closes as it is used again is no failure: it is sent by a new one', async () => {
  const used = new Set<Socket>();
  const { connections, port } = await receiver(({ socket }, response) => {
    if (used.has(socket)) socket.resetAndDestroy();
    else response.writeHead(204).end();
    used.add(socket);
  });
  const { post } = posterOf(answering());
  const here = { ...sent(port, '127.0.0.1'), ...ALLOWED };
  expect([await post(here), await post(here)]).toEqual([TAKEN, TAKEN]);
  expect(connections).toHaveLength(2);
});

test('an answer that never ends, or is long, costs its connection and counts by its status', async () => {
  const answers: RequestListener[] = [
    (_, response) => response.writeHead(200).write('x'.repeat(100_000)),
    (_, response) => response.writeHead(200, { 'content-length': 100_000 }).end('x'.repeat(100_000)),
    (_, response) => response.writeHead(302, { location: '/elsewhere' }).end(),
    ({ socket }) => socket.end('garbage\r\n\r\n'),
  ];
  const { connections, port } = await receiver((request, response) => answers.shift()?.(request, response));
  const { post } = posterOf(answering());
  const here = { ...sent(port, '127.0.0.1'), ...ALLOWED };
  for (const expected of [
    { status: 200, error: null },
    { status: 200, error: null },
    { status: 302, error: 'answered 302' },
    { status: null, error: expect.stringContaining('Parse Error') },
  ])
    expect(await post(here)).toEqual(expected);
  // The one that was redirected was kept, and used for the next.
  expect(connections).toHaveLength(3);
});
