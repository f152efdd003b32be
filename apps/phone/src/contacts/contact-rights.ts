import type { Account } from '@wpm/contract';

/** What an account may do with contacts, as far as the phone can tell; that the tenant has miniCRM the platform says (F03, F04). */
export type ContactRights = { readonly list: boolean; readonly open: boolean; readonly edit: boolean };

export function contactRights({ kind, permissions }: Account): ContactRights {
  const may = (permission: Account['permissions'][number]) => kind === 'uc' && permissions.includes(permission);
  return { list: may('contacts:list'), open: may('contacts:open'), edit: may('contacts:edit') };
}

/** What an account lacks to see the list (F17). */
export function missingFor(account: Account): 'kind' | 'permission' | undefined {
  if (account.kind !== 'uc') return 'kind';
  return contactRights(account).list ? undefined : 'permission';
}
