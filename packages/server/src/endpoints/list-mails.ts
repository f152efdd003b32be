import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';
import { invalidFields } from '../http/refusal.ts';
import { presentMail } from '../presenters/queued-mail.ts';

export const listMails = signedIn(ENDPOINTS.listMails, async ({ store, settings }, { caller }, paging) => {
  const page = await store.mails.page(caller.account, paging);
  if (!page.ok) return refuse(invalidFields({ after: 'wrong-format' }));
  const { items, next } = page.value;
  return ok({ items: items.map(presentMail), next, delivery: settings.smtp ? 'smtp' : 'folder' });
});
