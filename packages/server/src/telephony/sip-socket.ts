import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import type { Log } from '@wpm/kernel';
import type { SipStack } from '@wpm/sip';
import { type SipCredentialsRow, tokenHash } from '@wpm/store';
import { type WebSocket, WebSocketServer } from 'ws';
import { pathOf, turnAway } from '../http/upgrades.ts';
import { type SipIdentity, placeOfSession } from './sip-identity.ts';

/** No SIP message we accept is longer. */
const LONGEST_MESSAGE = 65_536;

export type SipSocketDeps = {
  readonly http: Server;
  readonly stack: SipStack;
  readonly originAllowed: (request: IncomingMessage) => boolean;
  readonly byTicket: (ticketHash: Buffer) => Promise<SipCredentialsRow | undefined>;
  readonly log: Log;
};

type Opened = { readonly identity: SipIdentity; readonly socket: WebSocket };

/**
 * SIP over WebSocket at `/sip` (RFC 7118). Before any SIP: the page must be ours (Origin), and the ticket of the phone's
 * credentials must be in the address (trust 3).
 */
export class SipSocket {
  readonly #deps: SipSocketDeps;
  readonly #opened = new Map<string, Opened>();
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: LONGEST_MESSAGE,
    handleProtocols: (offered) => (offered.has('sip') ? 'sip' : false),
  });

  constructor(deps: SipSocketDeps) {
    this.#deps = deps;
    deps.http.on('upgrade', (request, socket, head) => {
      if (pathOf(request) === '/sip') void this.#upgrade(request, socket, head);
    });
  }

  /** Who opened the socket of this flow. */
  opener(flowId: string): SipIdentity | undefined {
    return this.#opened.get(flowId)?.identity;
  }

  /** Closes the sockets of a session that ended (RFC 6455 §7.4.1, 1008: policy). */
  closeOfSession(sessionId: string): void {
    for (const { identity, socket } of this.#opened.values()) {
      if (identity.place.owner === sessionId) socket.close(1008, 'session ended');
    }
  }

  close(): void {
    for (const { socket } of this.#opened.values()) socket.close(1001, 'platform stops');
    this.#server.close();
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', (error) => this.#deps.log.debug('sip-socket.error', { error: error.message }));
    try {
      if (!this.#deps.originAllowed(request)) return turnAway(socket, '403 Forbidden');
      const row = await this.#deps.byTicket(tokenHash(ticketOf(request)));
      if (!row) return turnAway(socket, '401 Unauthorized');
      const { sessionId, aor, accountId, tenantId, authUser } = row;
      const identity = { aor, accountId, tenantId, authUser, place: placeOfSession(sessionId) };
      this.#server.handleUpgrade(request, socket, head, (opened) => this.#accept(opened, request, identity));
    } catch (error) {
      this.#deps.log.error('sip-socket.fault', { error: String(error) });
      turnAway(socket, '503 Service Unavailable');
    }
  }

  #accept(socket: WebSocket, request: IncomingMessage, identity: SipIdentity): void {
    const { remoteAddress = '', remotePort = 0, localAddress = '', localPort = 0 } = request.socket;
    const flow = this.#deps.stack.acceptWebSocket(socket, {
      remote: { address: remoteAddress, port: remotePort },
      local: { address: localAddress, port: localPort },
      secure: request.socket instanceof TLSSocket,
      identity: identity.aor,
    });
    this.#opened.set(flow.id, { identity, socket });
    socket.on('close', () => this.#opened.delete(flow.id));
  }
}

function ticketOf(request: IncomingMessage): string {
  return new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
}
