import type { Unheard } from '@wpm/contract';
import type { Call, Handling, Trouble } from '@wpm/softphone';

/** What is wrong with the line and has to be told (F37). Where either end has the other on hold nothing is heard, and none of it is missed. */
export function toldTroubles(
  troubles: readonly Trouble[],
  call: Call,
  handling: Handling | undefined,
): readonly Trouble[] {
  return isSilenceMeant(call, handling) ? troubles.filter((trouble) => trouble !== 'no-audio-from') : troubles;
}

/** Where the user's voice gets lost, as the platform has it (F37); nothing is told of who is muted, or not to be heard. */
export function toldUnheard(call: Call, handling: Handling | undefined): Unheard | undefined {
  const isMeantToBeHeard = call.kind === 'connected' && !call.muted && !isSilenceMeant(call, handling);
  return isMeantToBeHeard && handling?.kind === 'live' ? handling.unheard : undefined;
}

function isSilenceMeant(call: Call, handling: Handling | undefined): boolean {
  const isHolding = handling?.kind === 'live' && handling.stage.kind === 'holding';
  return isHolding || (call.kind === 'connected' && call.remoteHeld);
}
