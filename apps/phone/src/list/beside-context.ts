import { createContext, useContext } from 'react';

const Context = createContext(false);

export const BesideProvider = Context.Provider;

/** Whether this is shown beside its list, and not over it. */
export const useIsBeside = (): boolean => useContext(Context);

const stay = () => {};

/** What follows something done about the chosen: a sheet goes, what stands beside the list stays. @param close closes the sheet */
export const useAfterDone = (close: () => void): (() => void) => (useIsBeside() ? stay : close);
