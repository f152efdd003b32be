import { once } from 'node:events';
import process from 'node:process';
import { WebSocket } from 'ws';

/** Applications of so many users: each says who it is, and notes when it has an event that says when it was told. */
const [port = '', count = '0'] = process.argv.slice(2);
/** The platform takes no more at once of those that have not said who they are. */
const AT_ONCE = 500;

const took: number[] = [];
const WHEN = /"missedId":"([\d.]+)"/;

async function open(user: number): Promise<void> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/realtime`);
  await once(socket, 'open');
  socket.send(JSON.stringify({ kind: 'hello', accessToken: `user-${user}`, after: null }));
  await once(socket, 'message');
  socket.on('message', (data) => {
    const told = Buffer.isBuffer(data) ? WHEN.exec(data.toString())?.[1] : undefined;
    if (told !== undefined) took.push(performance.timeOrigin + performance.now() - Number(told));
  });
}

for (let at = 0; at < Number(count); at += AT_ONCE)
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, Number(count) - at) }, (_, more) => open(at + more)));
process.send?.('open');
process.once('message', () => {
  took.sort((one, other) => one - other);
  const at = (share: number) => took[Math.ceil(took.length * share) - 1];
  process.send?.({ received: took.length, p50: at(0.5), p95: at(0.95), longest: at(1) });
});
