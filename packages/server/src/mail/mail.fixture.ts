import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** How a mail server meets whoever comes: takes mail, knows no recipient, is out of order for now, or says nothing at all. */
export type Manner = 'takes' | 'knows-nobody' | 'out-of-order' | 'hangs';

/** A mail server of the test's own (RFC 5321), with what it took. */
export type TestMailServer = AsyncDisposable & {
  readonly url: string;
  /** As it came, lines ended by CR LF. */
  readonly taken: string[];
  /** Every recipient it was told, in angle brackets. */
  readonly recipients: string[];
  manner: Manner;
};

/** @param port the one it shall listen on; a free one by default */
export async function startMailServer(manner: Manner = 'takes', port = 0): Promise<TestMailServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    if (state.manner !== 'hangs') converse(socket, state);
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  const address = server.address();
  const state: TestMailServer = {
    url: `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    taken: [],
    recipients: [],
    manner,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await once(server.close(), 'close');
    },
  };
  return state;
}

function converse(socket: Socket, state: TestMailServer): void {
  let rest = '';
  let message: string | undefined;
  const answer = (line: string): string => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'RCPT') state.recipients.push(line.replace(/^RCPT TO:/i, ''));
    if (verb === 'RCPT' && state.manner === 'knows-nobody') return '550 5.1.1 no such user';
    if (verb === 'MAIL' && state.manner === 'out-of-order') return '451 4.3.0 come back later';
    if (verb === 'DATA') message = '';
    return verb === 'DATA' ? '354 go on' : verb === 'QUIT' ? '221 bye' : '250 fine';
  };
  socket.write('220 test ESMTP\r\n');
  socket.on('data', (chunk) => {
    rest += chunk.toString();
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (message === undefined) socket.write(`${answer(line)}\r\n`);
      else if (line === '.') {
        state.taken.push(message);
        message = undefined;
        socket.write('250 taken\r\n');
      } else message += `${line}\r\n`;
    }
  });
}

/** The token of a mailed link to this page of the console. */
export const tokenIn = (page: 'reset' | 'email', message = ''): string | undefined =>
  new RegExp(`/console/${page}#([\\w-]+)`).exec(message.replaceAll('=\r\n', ''))?.[1];

/** The link of the invitation in a mail, whose long lines are broken (RFC 2045 §6.7). */
export const invitationIn = (message = ''): string | undefined =>
  /https?:\S+\/invitation#[\w-]+/.exec(message.replaceAll('=\r\n', ''))?.[0];
