import { replaceEqualDeep } from '@tanstack/react-query';
import type { BoardAgent, LiveBoard } from '@wpm/contract';

/** The names of users, by their accounts. */
export type Names = ReadonlyMap<string, string>;

/** The board as it was read, and when by the page's own clock, which no setting of the device moves. */
export type ReadBoard = LiveBoard & { readonly readAt: number; readonly names: Names };

/** @param readAt the page's clock, ms */
export function boardRead(board: LiveBoard, readAt: number): ReadBoard {
  return { ...board, readAt, names: namesOn(board.agents, new Map()) };
}

/**
 * A board in which calls and names that are as they were are the same objects as before, so that their rows are left alone: it is read
 * twice a second, and of hundreds of calls few have changed. By their ids, as calls that end move all others up.
 */
export function sharedWith(before: unknown, now: unknown): unknown {
  if (!isBoard(before) || !isBoard(now)) return now;
  const known = new Map(before.calls.map((call) => [call.callId, call]));
  const calls = now.calls.map((call) => replaceEqualDeep(known.get(call.callId), call));
  return { ...now, calls, names: namesOn(now.agents, before.names) };
}

const isBoard = (data: unknown): data is ReadBoard => typeof data === 'object' && data !== null && 'names' in data;

/** The same object as `before` where nobody's name is another. */
function namesOn(agents: readonly BoardAgent[], before: Names): Names {
  const isSame = before.size === agents.length && agents.every(({ accountId, name }) => before.get(accountId) === name);
  return isSame ? before : new Map(agents.map(({ accountId, name }) => [accountId, name]));
}
