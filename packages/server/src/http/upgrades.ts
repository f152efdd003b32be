import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** The path a request wants to become a WebSocket at. */
export const pathOf = (request: IncomingMessage): string => new URL(request.url ?? '/', 'http://localhost').pathname;

/** Answers a request that wanted to become a WebSocket, and ends its connection. */
export function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Ends what wants to become a WebSocket where nobody takes one: else it would wait for ever. */
export function refuseOtherUpgrades(server: Server, taken: readonly string[]): void {
  server.on('upgrade', (request, socket) => {
    if (taken.includes(pathOf(request))) return;
    socket.on('error', () => socket.destroy());
    turnAway(socket, '404 Not Found');
  });
}
