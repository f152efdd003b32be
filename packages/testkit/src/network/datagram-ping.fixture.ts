import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import process from 'node:process';

/*
 * `echo PORT` answers every datagram with itself; `send HOST PORT COUNT` sends so many, 5 ms apart, waits half a second for the
 * last and prints `{"answered":…,"meanMs":…}`. Runs inside a network namespace.
 */
const PATIENCE_MS = 500;
const [verb, ...rest] = process.argv.slice(2);
const socket = createSocket('udp4');

if (verb === 'echo') {
  socket.on('message', (bytes, { address, port }) => socket.send(bytes, port, address));
  socket.bind(Number(rest[0]));
  await once(socket, 'listening');
  process.stdout.write('ready\n');
} else {
  const [host = '', port = '', count = ''] = rest;
  const trips: number[] = [];
  socket.on('message', (bytes) => trips.push(performance.now() - bytes.readDoubleBE(0)));
  let left = Number(count);
  const sending = setInterval(() => {
    const datagram = Buffer.alloc(172);
    datagram.writeDoubleBE(performance.now());
    // A network that is gone is what the test wants to see: no answer.
    socket.send(datagram, Number(port), host, () => undefined);
    left -= 1;
    if (left > 0) return;
    clearInterval(sending);
    setTimeout(() => {
      const meanMs = trips.reduce((sum, trip) => sum + trip, 0) / trips.length;
      process.stdout.write(JSON.stringify({ answered: trips.length, meanMs: trips.length > 0 ? meanMs : null }));
      socket.close();
    }, PATIENCE_MS);
  }, 5);
}
