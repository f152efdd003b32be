import type { Account } from '@wpm/contract';
import type { AccountRow } from '@wpm/store';

/** The account as its own applications see it. */
export function presentAccount(account: AccountRow): Account {
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
  };
}
