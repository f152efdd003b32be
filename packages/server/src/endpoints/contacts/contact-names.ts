import type { Party } from '@wpm/contract';
import { crmNaming } from '../../crm/crm-naming.ts';
import type { CallersRequest } from '../../http/bind.ts';
import { licensedFor } from '../../policies/entitlement.ts';
import type { ServerDeps } from '../../server-deps.ts';

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
  const byContacts = await byOwnContacts(deps, request, numbers);
  const byCrm = await crmNaming(deps, request.caller.account.tenantId, numbers);
  return (party) => byCrm(byContacts(party));
}

async function byOwnContacts(
  { store, now }: ServerDeps,
  { caller: { account, may } }: CallersRequest,
  numbers: readonly string[],
): Promise<Naming> {
  const outside = [...new Set(numbers)].filter((number) => number.startsWith('+'));
  if (outside.length === 0 || !may('contacts:identify')) return asItIs;
  if (!licensedFor('miniCRM', await store.licences.of(account.tenantId), now()).ok) return asItIs;
  const found = Map.groupBy(await store.contacts.byNumbers(account.tenantId, outside), ({ number }) => number);
  return (party) => {
    const [contact, ...others] = found.get(party.number) ?? [];
    return contact && others.length === 0 ? { ...party, name: contact.name } : party;
  };
}

const asItIs: Naming = (party) => party;
