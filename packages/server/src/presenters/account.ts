import type { Account, Right } from '@wpm/contract';
import type { AccountRow } from '@wpm/store';

/** The account as its own applications see it, with those of its rights they work with. */
export function presentAccount(account: AccountRow, rights: readonly Right[]): Account {
  return {
    id: account.id,
    login: account.login,
    domain: account.domain,
    displayName: account.displayName,
    kind: account.kind,
    extension: account.extension,
    directNumber: account.directNumber,
    roles: [...account.roles],
    permissions: [...account.permissions],
    mayHearOwnRecordings: account.mayHearOwnRecordings,
    rights: [...rights],
  };
}
