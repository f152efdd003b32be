import { type CoveredDays, ENDPOINTS, type LedgerOffer } from '@wpm/contract';
import { ok, refuse, type Result } from '@wpm/kernel';
import type { OfferFilter, ReportPeriod } from '@wpm/store';
import { signedIn } from '../../http/bind.ts';
import { invalidFields } from '../../http/refusal.ts';
import { presentDays } from '../../presenters/call-report.ts';
import { presentOffer } from '../../presenters/offer.ts';
import type { ServerDeps } from '../../server-deps.ts';

export const listOffers = signedIn(ENDPOINTS.listOffers, (deps, { caller }, input) =>
  ledgerPage(deps, caller.account.tenantId, input),
);

export const listMyOffers = signedIn(ENDPOINTS.listMyOffers, (deps, { caller }, input) =>
  ledgerPage(deps, caller.account.tenantId, { ...input, agentId: caller.account.id }),
);

type Asked = ReportPeriod & Omit<OfferFilter, 'from' | 'until'>;
type LedgerPage = { readonly items: LedgerOffer[]; readonly next: string | null; readonly days: CoveredDays };

async function ledgerPage(
  { store, now }: Pick<ServerDeps, 'store' | 'now'>,
  tenantId: string,
  { period, first, last, ...filter }: Asked,
): Promise<Result<LedgerPage, ReturnType<typeof invalidFields>>> {
  const days = await store.reports.daysOf(tenantId, { period, first, last }, now());
  const page = await store.reports.offers(tenantId, { ...filter, from: days.from, until: days.until });
  if (!page.ok) return refuse(invalidFields({ after: 'wrong-format' }));
  return ok({ items: page.value.items.map(presentOffer), next: page.value.next, days: presentDays(days) });
}
