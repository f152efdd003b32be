import { forgetAllDrafts } from './contacts/kept-drafts.ts';
import { forgetAskedNumber } from './dial-link/asked-number.ts';
import { forgetTargets } from './handing-on/recent-targets.ts';
import { forgetDialled } from './keypad/remembered.ts';
import { forgetLog } from './log/forget-log.ts';
import { forgetAnswers } from './offline/answers-database.ts';
import { closeNotesOfCalls } from './waking/shown-notes.ts';

/** The part of a client's session this needs. */
type Session = {
  readonly getState: () => { readonly kind: string };
  readonly subscribe: (listener: () => void) => unknown;
};

/**
 * Nothing of an account stays readable on the device after its session has ended, by whom and for what reason ever, but the diagnostics of
 * its calls, which their owner deletes (F10, F38).
 */
export function forgetAtSignOut(session: Session): void {
  let wasSignedIn = false;
  session.subscribe(() => {
    const { kind } = session.getState();
    if (kind === 'signed-out') forgetAll(wasSignedIn);
    wasSignedIn = kind === 'signed-in';
  });
}

function forgetAll(wasSignedIn: boolean): void {
  forgetAllDrafts(localStorage);
  forgetDialled(localStorage);
  forgetTargets(localStorage);
  forgetAnswers();
  forgetLog(localStorage);
  void closeNotesOfCalls();
  // A link that opened the phone waits for a login; one whose user has gone waits for nobody.
  if (wasSignedIn) forgetAskedNumber();
}
