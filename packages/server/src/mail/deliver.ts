import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { MailText } from './mail-seal.ts';
import type { SmtpServer } from './mail-settings.ts';

/** A mail as it goes out. */
export type OutgoingMail = MailText & { readonly id: string; readonly recipient: string; readonly since: Date };

/** What came of it. `refused`: the server will never take it for this recipient (5xx of RFC 5321 §4.2.1). */
export type Delivered =
  | { readonly kind: 'sent' }
  | { readonly kind: 'failed'; readonly error: string }
  | { readonly kind: 'refused'; readonly error: string };

/** Gives a mail away; never rejects. */
export type Deliver = (mail: OutgoingMail) => Promise<Delivered>;

/** Of a server that says nothing. */
const PATIENCE_MS = 20_000;

/** By SMTP (RFC 5321), a connection for each mail. @param from one address */
export function bySmtp({ host, port, secure, auth }: SmtpServer, from: string, patienceMs = PATIENCE_MS): Deliver {
  const transport = createTransport({
    host,
    port,
    secure,
    ...(auth && { auth, requireTLS: true }),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async (mail) => {
    try {
      await transport.sendMail(messageOf(mail, from));
      return { kind: 'sent' };
    } catch (cause) {
      return failureOf(cause);
    }
  };
}

/** Into a folder, where no mail server is known: a file for each mail, whose link still works for who reads it there. */
export function intoFolder(folder: string, from: string): Deliver {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return async (mail) => {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const { message } = await transport.sendMail(messageOf(mail, from));
      if (!Buffer.isBuffer(message)) throw new Error('no message was made');
      const file = path.join(folder, `${mail.since.toISOString().replaceAll(':', '-')}-${mail.id}.eml`);
      await writeFile(`${file}.part`, message, { mode: 0o600 });
      await rename(`${file}.part`, file);
      return { kind: 'sent' };
    } catch (cause) {
      return { kind: 'failed', error: String(cause) };
    }
  };
}

/** Addresses go by objects, so that nothing in them is read as syntax. The id stays the same at every try (RFC 5322 §3.6.4). */
const messageOf = (
  { id, recipient, since, subject, text, html, attachment, unsubscribe }: OutgoingMail,
  from: string,
) => ({
  from: { name: 'WebPhone Mobile', address: from },
  to: { name: '', address: recipient },
  subject,
  text,
  html,
  ...(attachment && {
    attachments: [
      {
        filename: attachment.filename,
        contentType: attachment.contentType,
        content: Buffer.from(attachment.content, 'base64'),
      },
    ],
  }),
  date: since,
  messageId: `<${createHash('sha256').update(id).digest('hex').slice(0, 32)}@${from.slice(from.lastIndexOf('@') + 1)}>`,
  // RFC 3834 §5: no answer by a machine.
  headers: { 'Auto-Submitted': 'auto-generated', ...leavingHeaders(unsubscribe) },
});

/** RFC 2369 §3.2; and RFC 8058 §3.1, which wants HTTPS: that by a request of its own the mail program may end it. */
function leavingHeaders(unsubscribe: string | undefined): Readonly<Record<string, string>> {
  if (unsubscribe === undefined) return {};
  const oneClick = unsubscribe.startsWith('https:') && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
  return { 'List-Unsubscribe': `<${unsubscribe}>`, ...oneClick };
}

/** Whose address is not taken never will be; anything else may be mended: the server, the network, our login. */
function failureOf(cause: unknown): Delivered {
  const { code, responseCode, message } = Object(cause);
  const isRefused = code === 'EENVELOPE' && typeof responseCode === 'number' && responseCode >= 500;
  return { kind: isRefused ? 'refused' : 'failed', error: String(message ?? cause) };
}
