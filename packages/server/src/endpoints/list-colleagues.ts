import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';
import { presentColleague } from '../presenters/colleague.ts';

/** More than a screen of a phone holds; whoever is not among them is searched for. */
const MOST = 100;
/** As many as a phone remembers, and some more. */
const MOST_FIRST = 20;

export const listColleagues = signedIn(
  ENDPOINTS.listColleagues,
  async ({ store, agents }, { caller: { account } }, { search = '', first = '' }) => {
    const asked = {
      tenantId: account.tenantId,
      accountId: account.id,
      search,
      first: first.split(',').slice(0, MOST_FIRST),
      limit: MOST + 1,
    };
    const found = await store.colleagues.find(asked);
    const items = found.slice(0, MOST).map((row) => presentColleague(row, agents.stateOf(row.id).state));
    return ok({ items, isPart: found.length > MOST });
  },
);
