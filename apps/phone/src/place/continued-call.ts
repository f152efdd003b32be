/** The call the user was told will move here, until it did. */
let continued: string | undefined;

/** Says that this call of the user goes on here as soon as the phone can take it. */
export function continueHere(callId: string): void {
  continued = callId;
}

/** Whether this call was to go on here: once, for it may be given away again later. */
export function takeContinued(callId: string): boolean {
  if (continued !== callId) return false;
  continued = undefined;
  return true;
}
