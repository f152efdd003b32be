import { z } from 'zod';

/** The server that takes our mail. */
export type SmtpServer = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (RFC 8314); else STARTTLS where the server offers it, and always before a password is sent. */
  readonly secure: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | undefined;
};

/** RFC 6409 §3.1, RFC 8314 §3.3. */
const PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };

/** `smtp://user:password@host:port`, or `smtps:`; what is special in user and password is percent-encoded. */
export const smtpUrl = z.string().transform((text, context): SmtpServer => {
  const url = URL.parse(text);
  const port = PORTS[url?.protocol ?? ''];
  if (!url || port === undefined || url.hostname === '' || !/^\/?$/.test(url.pathname)) {
    context.addIssue({ code: 'custom', message: 'no address of a mail server' });
    return z.NEVER;
  }
  const [user, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? port : Number(url.port),
    secure: url.protocol === 'smtps:',
    auth: user === '' ? undefined : { user, pass },
  };
});

/** Who mail is from. */
export const mailFrom = z.email().max(254);

/** An origin, as it stands in a browser. */
export const webOrigin = z
  .url({ protocol: /^https?$/ })
  .refine((text) => new URL(text).origin === text.replace(/\/$/, ''))
  .transform((text) => new URL(text).origin);
