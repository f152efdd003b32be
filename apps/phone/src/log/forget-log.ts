/** Where the log is kept in the browser. */
export const LOG_KEPT_AS = 'wpm.phone.log';

let forgetHere = () => {};

/** The log of this page, once it is loaded, is told to forget as well. */
export function onForgetLog(forget: () => void): void {
  forgetHere = forget;
}

/** Leaves nothing of the log, neither in the browser nor in this page (F10). Apart from the log, which nobody waits for. */
export function forgetLog(kept: Pick<Storage, 'removeItem'>): void {
  forgetHere();
  kept.removeItem(LOG_KEPT_AS);
}
