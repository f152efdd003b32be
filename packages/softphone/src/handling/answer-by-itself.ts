import { onlyRinging } from '../call/several.ts';
import type { Softphone } from '../softphone.ts';

/** So long before it is answered a call is announced by a tone. */
export const TONE_AHEAD_MS = 500;

/**
 * Answers a call by itself after it has rung for a while (F15): with a tone first, and only if nothing has to be asked of the user for
 * it and there is no other call by then. One that is not answered so goes on ringing.
 * @returns what leaves it to the user
 */
export function answerByItself(
  phone: Pick<Softphone, 'getState' | 'answer' | 'takenTone'>,
  id: string,
  afterMs: number,
  isMicrophoneReady: () => Promise<boolean>,
): () => void {
  let isLeft = false;
  const isToBeTaken = () => !isLeft && onlyRinging(phone.getState().calls)?.id === id;
  const announce = async () => {
    if (!(await isMicrophoneReady()) || !isToBeTaken()) return;
    phone.takenTone();
    timer = setTimeout(() => isToBeTaken() && phone.answer(id), TONE_AHEAD_MS);
  };
  let timer = setTimeout(() => void announce(), afterMs);
  return () => {
    isLeft = true;
    clearTimeout(timer);
  };
}
