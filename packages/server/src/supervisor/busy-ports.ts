import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { type Endpoint, printEndpoint, type Settings } from '../settings.ts';

/** @throws naming the variable, if an address we need is taken or is not this machine's */
export async function checkPorts(settings: Settings): Promise<void> {
  for (const each of settings.http) await check('WPM_HTTP', each, tryTcp);
  for (const each of settings.sip) {
    await check('WPM_SIP', each, tryTcp);
    await check('WPM_SIP', each, tryUdp);
  }
  for (const each of settings.sips) await check('WPM_SIPS', each, tryTcp);
}

type Try = (endpoint: Endpoint) => Promise<NodeJS.ErrnoException | undefined>;

async function check(variable: string, endpoint: Endpoint, attempt: Try): Promise<void> {
  const failure = await attempt(endpoint);
  if (!failure) return;
  const why =
    failure.code === 'EADDRINUSE'
      ? 'is taken by another program'
      : failure.code === 'EACCES'
        ? 'may not be used by this user'
        : `cannot be used (${failure.code ?? failure.message})`;
  throw new Error(`${printEndpoint(endpoint)} ${why}: set ${variable} to another host:port`);
}

const tryTcp: Try = ({ host, port }) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });

const tryUdp: Try = ({ host, port }) =>
  new Promise((resolve) => {
    const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
    socket.once('error', (cause) => {
      socket.close();
      resolve(cause);
    });
    socket.bind(port, host, () => socket.close(() => resolve(undefined)));
  });
