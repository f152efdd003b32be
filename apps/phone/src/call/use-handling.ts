import type { Party } from '@wpm/contract';
import { type Call, type CommandKind, currentIn, type Handling, type Handlings } from '@wpm/softphone';
import { useSyncExternalStore } from 'react';
import { useSoftphone, useSoftphoneState } from '../phone/softphone-context.ts';

function useHandlings(): Handlings {
  const { desk } = useSoftphone();
  return useSyncExternalStore(desk.subscribe, desk.getState);
}

const handlingOf = (all: Handlings, { platformCallId }: Call) =>
  platformCallId === null ? undefined : all.get(platformCallId);

/** What the platform says of a call; undefined until it said something. */
export const useHandling = (call: Call): Handling | undefined => handlingOf(useHandlings(), call);

/** The call the user is in, of two that are up the one that is not on hold (F29). */
export function useCallOnScreen(): Call | undefined {
  const all = useHandlings();
  return currentIn(useSoftphoneState().calls, (call) => {
    const handling = handlingOf(all, call);
    return handling?.kind === 'live' && handling.stage.kind === 'holding';
  });
}

/** The other end: after a transfer not the one the phone rang for, so the platform's word goes first. */
export function useOtherEnd(call: Call): Party {
  const handling = useHandling(call);
  return handling?.other ?? call.other;
}

/** Sends a command that names nobody. */
export function useCommand(call: Call): (kind: Exclude<CommandKind, 'consult' | 'transfer'>) => void {
  const { desk } = useSoftphone();
  return (kind) => {
    if (call.platformCallId !== null) void desk.command(call.platformCallId, { kind });
  };
}
