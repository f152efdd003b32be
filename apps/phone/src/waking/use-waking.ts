import type { Account } from '@wpm/contract';
import type { Waking, WakingState } from '@wpm/softphone';
import { useSyncExternalStore } from 'react';
import { wakingOf } from './waking-of.ts';

export function useWaking(account: Account): { readonly waking: Waking; readonly state: WakingState } {
  const waking = wakingOf(account.id);
  return { waking, state: useSyncExternalStore(waking.subscribe, waking.getState) };
}
