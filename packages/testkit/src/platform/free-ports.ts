import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/**
 * Below the ports the kernel hands out by itself, so that nobody is given one of them while it waits to be used; above 10,080,
 * the highest that browsers refuse to open (WHATWG Fetch, *bad port*).
 */
const FIRST = 10_100;
const LAST = 32_000;

/** A port of 127.0.0.1 that is free for TCP and for UDP. */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < 100; tried++) {
    const port = randomPort(1);
    if (await isFree(port)) return port;
  }
  throw new Error('no free port found');
}

/** The first of `count` ports in a row, of which at least the first is free. */
export async function freePortRange(count: number): Promise<number> {
  for (let tried = 0; tried < 100; tried++) {
    const first = randomPort(count);
    if (await isFree(first)) return first;
  }
  throw new Error('no free ports found');
}

function randomPort(count: number): number {
  const even = Math.floor(Math.random() * ((LAST - FIRST - count) / 2)) * 2;
  return FIRST + even;
}

async function isFree(port: number): Promise<boolean> {
  return (await isFreeForTcp(port)) && (await isFreeForUdp(port));
}

function isFreeForTcp(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

function isFreeForUdp(port: number): Promise<boolean> {
  const socket = createSocket('udp4');
  return new Promise((resolve) => {
    socket.once('error', () => {
      socket.close();
      resolve(false);
    });
    socket.bind(port, '127.0.0.1', () => socket.close(() => resolve(true)));
  });
}
