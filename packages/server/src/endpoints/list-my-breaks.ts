import { ENDPOINTS, breakSettings } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';
import { presentBreak } from '../presenters/agent-status.ts';

/** A tenant has no more (`MOST` of the store): they come in one page. */
const ALL = 100;

export const listMyBreaks = signedIn(ENDPOINTS.listMyBreaks, async ({ store }, { caller }) => {
  const page = await store.entries.page({ tenantId: caller.account.tenantId, kind: 'break' }, { limit: ALL });
  if (!page.ok) throw new Error(page.error.code);
  const offered = page.value.items.filter(({ settings }) => breakSettings.parse(settings).enabled);
  return ok({ items: offered.map(presentBreak) });
});
