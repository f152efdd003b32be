import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import net from 'node:net';
import type { Endpoint } from '../settings.ts';
import type { IdentityKeeper } from '../tls/identity-keeper.ts';

/** A server that does not listen yet; by TLS if there is an identity, and always with its newest certificate. */
export function createServer(identity: IdentityKeeper | undefined): Server {
  if (!identity) return createHttpServer();
  const server = createHttpsServer(identity.current);
  identity.onChange((renewed) => server.setSecureContext(renewed));
  return server;
}

/** Listens at further addresses for a server that listens already. Disposing it takes no more connections there. */
export interface FurtherListeners extends Disposable {
  /** With the ports that were free, where 0 was asked for. */
  readonly endpoints: readonly Endpoint[];
}

/**
 * Each further address hands its connections to the server, which treats them like its own: one server, so that
 * time limits, upgrades and a renewed certificate are the same everywhere.
 * @throws if one of them is taken or not ours
 */
export async function listenAlso(server: Server, endpoints: readonly Endpoint[]): Promise<FurtherListeners> {
  const listeners: net.Server[] = [];
  const close = () => listeners.forEach((each) => each.close());
  const open = async ({ host, port }: Endpoint): Promise<Endpoint> => {
    // As node:http sets up its own connections: small answers are not held back.
    const listener = net.createServer({ noDelay: true }, (socket) => void server.emit('connection', socket));
    listeners.push(listener);
    await once(listener.listen(port, host), 'listening');
    const bound = listener.address();
    return { host, port: bound !== null && typeof bound === 'object' ? bound.port : port };
  };
  try {
    const bound: Endpoint[] = [];
    for (const each of endpoints) bound.push(await open(each));
    return { endpoints: bound, [Symbol.dispose]: close };
  } catch (cause) {
    close();
    throw cause;
  }
}
