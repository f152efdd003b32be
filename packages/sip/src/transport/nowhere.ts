import type { Channel, Endpoint, Transport } from './flow.ts';

const UNBOUND: Endpoint = { address: '0.0.0.0', port: 0 };

/** A way that is gone, or never was: what is sent there fails. */
export function nowhere(transport: Transport, remote: Endpoint): Channel {
  const channel: Channel = {
    id: 'nowhere',
    transport,
    remote,
    local: UNBOUND,
    open: false,
    send: (_, failed) => queueMicrotask(() => failed('no way there')),
    towards: () => channel,
    close: () => {},
  };
  return channel;
}
