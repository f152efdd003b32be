import type { Party } from '@wpm/contract';
import type { Call, CommandKind, Handling } from '@wpm/softphone';
import { useSyncExternalStore } from 'react';
import { useSoftphone } from '../phone/softphone-context.ts';

/** What the platform says of a call; undefined until it said something. */
export function useHandling(call: Call): Handling | undefined {
  const { desk } = useSoftphone();
  const all = useSyncExternalStore(desk.subscribe, desk.getState);
  return call.platformCallId === null ? undefined : all.get(call.platformCallId);
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
    if (call.platformCallId !== null) desk.command(call.platformCallId, { kind });
  };
}
