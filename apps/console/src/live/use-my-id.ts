import { useSyncExternalStore } from 'react';
import { client } from '../client.ts';

/** The account that is logged in. */
export function useMyId(): string | undefined {
  const session = useSyncExternalStore(client.session.subscribe, client.session.getState);
  return session.kind === 'signed-in' ? session.account.id : undefined;
}
