import { account, type Account } from '@wpm/contract';

const NAME = 'wpm.phone.account';

/** The part of a client's session this needs. */
type Session = {
  readonly getState: () => { readonly kind: string; readonly account?: Account };
  readonly subscribe: (listener: () => void) => () => void;
};

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Who was logged in when the platform was reached last: without a network their phone opens with what it shows then (ADR 0074).
 * It proves nothing: every request goes by the session, which the platform restores or ends.
 */
export function keptAccount(storage: Kept): Account | undefined {
  try {
    return account.safeParse(JSON.parse(storage.getItem(NAME) ?? 'null')).data;
  } catch {
    return undefined;
  }
}

/** Keeps it true to the session. @returns a function that ends it */
export function keepAccount(session: Session, storage: Kept): () => void {
  return session.subscribe(() => {
    const state = session.getState();
    if (state.kind === 'signed-in') storage.setItem(NAME, JSON.stringify(state.account));
    else storage.removeItem(NAME);
  });
}
