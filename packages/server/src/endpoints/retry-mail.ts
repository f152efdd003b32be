import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { changedBy } from '../administration/change.ts';
import { directoryChanged } from '../events.ts';
import { actorOf, signedIn } from '../http/bind.ts';
import { presentMail } from '../presenters/queued-mail.ts';

export const retryMail = signedIn(ENDPOINTS.retryMail, async (deps, request, { id }) => {
  const mail = await deps.store.mails.retry(request.caller.account, id, changedBy(deps, request));
  const done = { action: 'mail.retry', subject: mail?.accountId, result: mail ? 'ok' : 'mail/over' } as const;
  await directoryChanged(deps.sink, actorOf(request), done);
  if (!mail) return refuse({ code: 'mail/over' });
  deps.mailSender.wake();
  return ok(presentMail(mail));
});
