import { forgetAllDrafts } from './contacts/kept-drafts.ts';
import { forgetLog } from './log/forget-log.ts';
import { forgetAnswers } from './offline/answers-database.ts';

/** The part of a client's session this needs. */
type Session = {
  readonly getState: () => { readonly kind: string };
  readonly subscribe: (listener: () => void) => unknown;
};

/** Nothing of an account stays readable on the device after its session has ended, by whom and for what reason ever (F10). */
export function forgetAtSignOut(session: Session): void {
  session.subscribe(() => {
    if (session.getState().kind !== 'signed-out') return;
    forgetAllDrafts(localStorage);
    forgetAnswers();
    forgetLog(localStorage);
  });
}
