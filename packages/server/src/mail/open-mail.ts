import path from 'node:path';
import type { ServerDeps } from '../server-deps.ts';
import { outboxFolder } from '../settings.ts';
import type { TelephonyDeps } from '../telephony/start-telephony.ts';
import { LeavingLinks } from '../mailings/leaving-links.ts';
import { bySmtp, intoFolder } from './deliver.ts';
import { MailSeal } from './mail-seal.ts';
import { MailSender } from './mail-sender.ts';

type MailDeps = Pick<TelephonyDeps, 'settings' | 'store' | 'clock' | 'log'> & Pick<ServerDeps, 'now'>;

/** Sends mail by the operator's server, or lays it into a folder, until the platform stops. */
export async function openMail(
  { settings, store, clock, now, log }: MailDeps,
  started: AsyncDisposableStack,
): Promise<Pick<ServerDeps, 'mailSeal' | 'mailSender' | 'leavingLinks'>> {
  const { smtp, mailFrom } = settings;
  const mailSeal = await MailSeal.open(path.join(settings.data, 'keys', 'mail.key'));
  const deliver = smtp ? bySmtp(smtp, mailFrom) : intoFolder(outboxFolder(settings), mailFrom);
  const sending = { outbox: store.mailOutbox, seal: mailSeal, deliver, clock, now, log, chance: Math.random };
  const leavingLinks = await LeavingLinks.open(path.join(settings.data, 'keys', 'leaving-links.key'));
  return { mailSeal, leavingLinks, mailSender: started.use(new MailSender(sending)) };
}
