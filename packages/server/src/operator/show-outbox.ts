import type { MailRow, Store } from '@wpm/store';
import type { MailSender } from '../mail/mail-sender.ts';
import { outboxFolder, type Settings } from '../settings.ts';
import type { Asker } from './operator-socket.ts';
import type { OperatorRefusal, OperatorRequest, OutboxAnswer } from './protocol.ts';

export type OutboxDeps = {
  readonly settings: Settings;
  readonly store: Pick<Store, 'mails'>;
  readonly mailSender: Pick<MailSender, 'wake'>;
  readonly now: () => Date;
};

const EVERYBODYS = { tenantId: null };
/** Whoever has the socket is at the machine itself. */
const SOURCE = '127.0.0.1';
const PAGE = 200;

/** Tells the operator what became of mail, or has one tried again (ADR 0068). No link is printed: where it lies is. */
export async function showOutbox(
  { settings, store, mailSender, now }: OutboxDeps,
  { retry }: Extract<OperatorRequest, { verb: 'outbox' }>,
  { tell }: Asker,
): Promise<OperatorRefusal | undefined> {
  if (retry !== undefined) {
    const mail = await store.mails.retry(EVERYBODYS, retry, { at: now(), source: SOURCE });
    if (!mail) return { code: 'operator/not-found', detail: `there is nothing left to send of ${retry}` };
    mailSender.wake();
    tell(told(mail));
    return undefined;
  }
  const { smtp } = settings;
  const where = smtp ? `${smtp.host}:${smtp.port}` : outboxFolder(settings);
  tell({ kind: 'goes', to: smtp ? 'smtp' : 'folder', where } satisfies OutboxAnswer);
  for (let after: string | undefined; ;) {
    const page = await store.mails.page(EVERYBODYS, { limit: PAGE, after });
    if (!page.ok) return undefined;
    for (const mail of page.value.items) tell(told(mail));
    if (page.value.next === null) return undefined;
    after = page.value.next;
  }
}

const told = ({ id, domain, kind: about, recipient, at, state, tries, lastError }: MailRow): OutboxAnswer => ({
  kind: 'mail',
  id,
  domain,
  about,
  recipient,
  at: at.toISOString(),
  state,
  tries,
  lastError,
});
