import type { Account, Right } from '@wpm/contract';
import { createContext, type ReactNode, useContext } from 'react';

const Rights = createContext<readonly string[]>([]);

/** Lets everything below ask what the account of this session may do. */
export function RightsOf({ account, children }: { readonly account: Account; readonly children: ReactNode }) {
  return <Rights value={account.rights}>{children}</Rights>;
}

/** Whether the account of this session has a right: what it has not is not offered. The platform asks again anyway. */
export function useMay(): (right: Right) => boolean {
  const rights = useContext(Rights);
  return (right) => rights.includes(right);
}
