import type { Account, App } from '@wpm/contract';
import type { AccountRow } from '@wpm/store';
import { rightsOf } from '../policies/rights.ts';

/** The account as its own applications see it. */
export function presentAccount(account: AccountRow, app: App): Account {
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
    rights: [...rightsOf(account, app)],
  };
}
