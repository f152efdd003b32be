import type { Party } from '@wpm/contract';
import type { Store } from '@wpm/store';

/** Gives parties without a name the one a CRM gave when they called (F48). */
export async function crmNaming(
  { store }: { readonly store: Pick<Store, 'crmCallers'> },
  tenantId: string,
  numbers: readonly string[],
): Promise<(party: Party) => Party> {
  const outside = [...new Set(numbers)].filter((number) => number.startsWith('+'));
  if (outside.length === 0) return (party) => party;
  const rows = await store.crmCallers.of(tenantId, outside);
  const names = new Map(rows.map(({ number, found }) => [number, found?.name]));
  return (party) => ({ ...party, name: party.name ?? names.get(party.number) ?? null });
}
