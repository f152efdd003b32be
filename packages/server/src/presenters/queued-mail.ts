import type { QueuedMail } from '@wpm/contract';
import type { MailRow } from '@wpm/store';

export const presentMail = ({ domain: _theirs, at, nextAt, ...mail }: MailRow): QueuedMail => ({
  ...mail,
  at: at.toISOString(),
  nextAt: nextAt?.toISOString() ?? null,
});
