/**
 * How many deliveries one webhook may have on their way at once. It opens with every one that is taken and closes with those that
 * are not, so that whoever hangs soon holds one place, and whoever is quick gets many.
 */
export type SendWindow = {
  readonly room: number;
  /** Whether the last one was not answered at all. */
  readonly silent: boolean;
};

export const FRESH_WINDOW: SendWindow = { room: 4, silent: false };

const MOST_ROOM = 32;

/** @param result `refused`: answered by something else than 2xx; `silent`: no answer, or no connection */
export function turnWindow({ room }: SendWindow, result: 'taken' | 'refused' | 'silent'): SendWindow {
  if (result === 'taken') return { room: Math.min(MOST_ROOM, room + 1), silent: false };
  return { room: result === 'silent' ? 1 : Math.max(1, Math.floor(room / 2)), silent: result === 'silent' };
}
