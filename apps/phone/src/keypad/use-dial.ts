import type { DialAnswer, NumberVerdict } from '@wpm/softphone';
import { useSoftphone } from '../phone/softphone-context.ts';
import { rememberDialled } from './remembered.ts';

type Refused = Extract<DialAnswer, { ok: false }>['error']['code'];

/** Why nothing was dialled: the number itself, or the state of the phone. */
export type DialProblem = Exclude<NumberVerdict, 'fine'> | Refused;

/** Dials a number in its dialled form and remembers it. */
export function useDial(): (number: string) => 'dialled' | Refused {
  const softphone = useSoftphone();
  return (number) => {
    const answer = softphone.dial(number);
    if (!answer.ok) return answer.error.code;
    rememberDialled(number);
    return 'dialled';
  };
}
