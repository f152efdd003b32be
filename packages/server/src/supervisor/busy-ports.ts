import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { type Endpoint, printEndpoint, type Settings } from '../settings.ts';

/**
 * @param mediaRuns a media process that a supervisor left is taken over, with the port it holds
 * @throws naming the variable, if an address we need is taken or is not this machine's
 */
export async function checkPorts(settings: Settings, mediaRuns: boolean): Promise<void> {
  for (const each of settings.http) await check('WPM_HTTP', each, tryTcp);
  for (const each of settings.sip) {
    await check('WPM_SIP', each, tryTcp);
    await check('WPM_SIP', each, tryUdp);
  }
  for (const each of settings.sips) await check('WPM_SIPS', each, tryTcp);
  if (mediaRuns) return;
  // All browsers talk to the first of the ports; of the others each call takes one that is free.
  for (const { host, firstPort } of settings.rtp) await check('WPM_RTP', { host, port: firstPort }, tryUdp);
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
  const form = variable === 'WPM_RTP' ? 'host:first-last' : 'host:port';
  throw new Error(`${printEndpoint(endpoint)} ${why}: set ${variable} to another ${form}`);
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
