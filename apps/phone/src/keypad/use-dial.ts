import type { DialAnswer, NumberVerdict } from '@wpm/softphone';
import type { CallingAs } from '../calling-as/use-calling-as.ts';
import { useSoftphone } from '../phone/softphone-context.ts';
import { rememberDialled } from './remembered.ts';

type Refused = Extract<DialAnswer, { ok: false }>['error']['code'];

/** Why nothing was dialled: the number itself, or the state of the phone. */
export type DialProblem = Exclude<NumberVerdict, 'fine'> | Refused;

/** Dials a number in its dialled form and remembers it. @param as the campaign it is dialled in (F14); absent: none */
export function useDial(as?: CallingAs): (number: string) => 'dialled' | Refused {
  const softphone = useSoftphone();
  return (number) => {
    const { id = null, name = '' } = as?.chosen ?? {};
    const answer = softphone.dial(number, id === null ? undefined : { id, name });
    if (!answer.ok) return answer.error.code;
    rememberDialled(number);
    return 'dialled';
  };
}
