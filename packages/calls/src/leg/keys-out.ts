/** A key on its way to the other end, and for how many milliseconds it was pressed. */
export type Key = { readonly digit: string; readonly ms: number };

/**
 * Keys that go to the other end by INFO: one is on its way, the others wait for its answer, since two requests may overtake each
 * other. Who refuses INFO gets them as sound from then on.
 */
export type KeysOut =
  | { readonly how: 'info'; readonly onItsWay: Key | null; readonly waiting: readonly Key[] }
  | { readonly how: 'sound' };

/** @property send to go by INFO now @property sound digits to be heard instead */
export type KeysStep = { readonly next: KeysOut; readonly send?: Key; readonly sound?: string };

export const NO_KEYS: KeysOut = { how: 'info', onItsWay: null, waiting: [] };

/** A key is to reach the other end. */
export function keyDue(keys: KeysOut, key: Key): KeysStep {
  if (keys.how === 'sound') return { next: keys, sound: key.digit };
  if (keys.onItsWay) return { next: { ...keys, waiting: [...keys.waiting, key] } };
  return { next: { ...keys, onItsWay: key }, send: key };
}

/** How the INFO fared that was on its way. `lost`: nobody answered, and what waited since then would come out of place. */
export function keyAnswered(keys: KeysOut, fate: 'taken' | 'refused' | 'lost'): KeysStep {
  if (keys.how === 'sound' || !keys.onItsWay) return { next: keys };
  if (fate === 'lost') return { next: { how: 'sound' } };
  if (fate === 'refused') {
    const sound = [keys.onItsWay, ...keys.waiting].map(({ digit }) => digit).join('');
    return { next: { how: 'sound' }, sound };
  }
  const [send, ...waiting] = keys.waiting;
  return { next: { how: 'info', onItsWay: send ?? null, waiting }, ...(send && { send }) };
}
