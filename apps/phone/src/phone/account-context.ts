import type { Account } from '@wpm/contract';
import { createContext, useContext } from 'react';

const AccountContext = createContext<Account | undefined>(undefined);

export const AccountProvider = AccountContext.Provider;

/** Whoever is logged in. @throws Error outside the phone: a fault of the code */
export function useAccount(): Account {
  const account = useContext(AccountContext);
  if (account === undefined) throw new Error('no account above');
  return account;
}
