import type { Call, Handling, Trouble } from '@wpm/softphone';

/** What is wrong with the line and has to be told (F37). Where either end has the other on hold nothing is heard, and none of it is missed. */
export function toldTroubles(
  troubles: readonly Trouble[],
  call: Call,
  handling: Handling | undefined,
): readonly Trouble[] {
  const isHolding = handling?.kind === 'live' && handling.stage.kind === 'holding';
  const isSilenceMeant = isHolding || (call.kind === 'connected' && call.remoteHeld);
  return isSilenceMeant ? troubles.filter((trouble) => trouble !== 'no-audio-from') : troubles;
}
