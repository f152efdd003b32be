import type { Party } from '@wpm/contract';
import type { Store } from '@wpm/store';
import { crmNaming } from '../../crm/crm-naming.ts';
import type { CallersRequest } from '../../http/bind.ts';
import { licensedFor } from '../../policies/entitlement.ts';
import type { ServerDeps } from '../../server-deps.ts';
import { countryCodeOf } from './written.ts';

/** Gives a party the name it is shown by. */
export type Naming = (party: Party) => Party;

/**
 * How outside parties with these numbers are called now (F21): as the one contact that has the number, whatever the network said then;
 * where nobody has it, as a CRM called them (F48). Where several have it, or the user's tenant has no miniCRM, the party stays as it is.
 */
export async function contactNaming(
  deps: ServerDeps,
  request: CallersRequest,
  numbers: readonly string[],
): Promise<Naming> {
  const { tenantId } = request.caller.account;
  return namingOf(deps.store, { tenantId, contacts: await seesNames(deps, request) }, numbers);
}

/** The same of a tenant, with its contacts where whoever reads may know them. */
export async function namingOf(
  store: Pick<Store, 'contacts' | 'crmCallers'>,
  { tenantId, contacts }: { readonly tenantId: string; readonly contacts: boolean },
  numbers: readonly string[],
): Promise<Naming> {
  const byContacts = contacts ? await byOwnContacts(store, tenantId, numbers) : asItIs;
  const byCrm = await crmNaming({ store }, tenantId, numbers);
  return (party) => byCrm(byContacts(party));
}

/** Of a word that many contacts have, so many of them are looked for among calls. */
const MOST_CALLED_SO = 200;

/** Numbers of contacts that a search finds: calls with them are shown under their names, whatever the network said then (F21). */
export async function numbersCalledSo(
  deps: ServerDeps,
  request: CallersRequest,
  search: string,
): Promise<readonly string[]> {
  if (search.trim() === '' || !(await seesNames(deps, request))) return [];
  const countryCode = await countryCodeOf(deps, request);
  const asked = { limit: MOST_CALLED_SO, search, countryCode };
  const page = await deps.store.contacts.page(request.caller.account.tenantId, asked);
  return page.ok ? page.value.items.flatMap(({ numbers }) => numbers) : [];
}

async function byOwnContacts(
  store: Pick<Store, 'contacts'>,
  tenantId: string,
  numbers: readonly string[],
): Promise<Naming> {
  const outside = [...new Set(numbers)].filter((number) => number.startsWith('+'));
  if (outside.length === 0) return asItIs;
  const found = Map.groupBy(await store.contacts.byNumbers(tenantId, outside), ({ number }) => number);
  return (party) => {
    const [contact, ...others] = found.get(party.number) ?? [];
    return contact && others.length === 0 ? { ...party, name: contact.name } : party;
  };
}

async function seesNames({ store, now }: ServerDeps, { caller }: CallersRequest): Promise<boolean> {
  if (!caller.may('contacts:identify')) return false;
  return licensedFor('miniCRM', await store.licences.of(caller.account.tenantId), now()).ok;
}

const asItIs: Naming = (party) => party;
