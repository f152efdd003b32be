import type { ApiKey, KeyScope } from '@wpm/contract';
import type { Item } from '../administration/noun.ts';

/** A key is never changed, so it has one version. */
export type KeyEntry = ApiKey & Item;

export type KeyDraft = {
  readonly name: string;
  /** Empty: the administrator's own account. */
  readonly accountId: string;
  readonly scopes: KeyScope[];
  /** The last day it holds; empty: until it is revoked. */
  readonly lastDay: string;
};
