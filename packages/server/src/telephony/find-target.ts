import type { CallRefusal } from '@wpm/contract';
import { type Dialled, readDialled } from '@wpm/directory';
import { assertNever } from '@wpm/kernel';
import type { AccountRow, Store } from '@wpm/store';

export type Directory = Pick<Store, 'accounts' | 'tenants'>;

/** Whom a user's forwarding names. */
export type Target =
  | { readonly kind: 'colleague'; readonly account: AccountRow; readonly dialled: Dialled }
  | { readonly kind: 'outside'; readonly dialled: Extract<Dialled, { kind: 'outside' }>; readonly countryCode: string }
  | { readonly kind: 'none'; readonly code: Extract<CallRefusal, 'call/not-permitted' | 'call/unknown-number'> };

/** A user of the same tenant by extension, direct number or login. */
export async function findColleague(
  { accounts }: Pick<Directory, 'accounts'>,
  tenantId: string,
  { typed, dialled }: { readonly typed: string; readonly dialled: Dialled },
): Promise<AccountRow | undefined> {
  switch (dialled.kind) {
    case 'internal':
      return accounts.byExtension(tenantId, dialled.digits);
    case 'outside': {
      const owner = await accounts.byDirectNumber(dialled.number);
      return owner?.tenantId === tenantId ? owner : undefined;
    }
    case 'nonsense':
      return typed ? accounts.byLogin(tenantId, typed) : undefined;
    case 'emergency':
      return undefined;
    default:
      return assertNever(dialled);
  }
}

/** Reads a target as if the user dialled it. A call for help is for who is in need; a test number is nobody. */
export async function findTarget(directory: Directory, typed: string, by: AccountRow): Promise<Target> {
  const tenant = await directory.tenants.byId(by.tenantId);
  const countryCode = tenant?.defaultCountryCode ?? '';
  const dialled = readDialled(typed, countryCode);
  const account = await findColleague(directory, by.tenantId, { typed, dialled });
  if (account) return { kind: 'colleague', account, dialled };
  if (dialled.kind === 'outside') return { kind: 'outside', dialled, countryCode };
  return { kind: 'none', code: dialled.kind === 'emergency' ? 'call/not-permitted' : 'call/unknown-number' };
}
