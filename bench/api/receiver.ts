import { once } from 'node:events';
import { createServer } from 'node:http';
import process from 'node:process';

/** Takes webhooks at once, as a process of its own; tells where it is, then, for each number it is told, when it has got so many more. */
let received = 0;
let wanted = Infinity;
const server = createServer((request, response) => {
  request.resume().once('end', () => {
    response.writeHead(204).end();
    if (++received === wanted) process.send?.('all');
  });
});
process.on('message', (more) => {
  wanted = received + Number(more);
});
await once(server.listen(0, '127.0.0.1'), 'listening');
const address = server.address();
process.send?.(typeof address === 'object' && address !== null ? address.port : 0);
