import type { Recall } from '@wpm/contract';
import { type Result, ok, refuse } from '@wpm/kernel';
import type { RecallFilter } from '@wpm/store';
import { contactNaming } from '../endpoints/contacts/contact-names.ts';
import type { CallersRequest } from '../http/bind.ts';
import { invalidFields } from '../http/refusal.ts';
import { presentRecall } from '../presenters/recall.ts';
import type { ServerDeps } from '../server-deps.ts';

type RecallPage = { readonly items: Recall[]; readonly next: string | null };

/** A page of recalls, with their customers named as the contacts are. */
export async function listedRecalls(
  deps: ServerDeps,
  request: CallersRequest,
  filter: RecallFilter,
): Promise<Result<RecallPage, ReturnType<typeof invalidFields>>> {
  const page = await deps.store.recalls.page(request.caller.account.tenantId, filter);
  if (!page.ok) return refuse(invalidFields({ after: 'wrong-format' }));
  const { items, next } = page.value;
  const named = await contactNaming(
    deps,
    request,
    items.map(({ number }) => number),
  );
  const now = deps.now();
  const presented = items.map((row) => presentRecall(row, now));
  return ok({ items: presented.map((row) => ({ ...row, customer: named(row.customer) })), next });
}
