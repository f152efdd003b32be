import { Phone } from 'lucide-react';
import { useState } from 'react';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import type { CallingAs } from '../calling-as/use-calling-as.ts';
import { DialRefusal } from '../keypad/dial-refusal.tsx';
import { type DialProblem, useDial } from '../keypad/use-dial.ts';
import { useNumberRules } from '../phone/use-number-rules.ts';

export type NumberRowProps = {
  readonly number: string;
  /** What it is for, in words. */
  readonly kind: string;
  /** As what it is dialled (F14). */
  readonly as: CallingAs;
};

/** A number of a contact with its green handset (F18); where it cannot be dialled it says why. */
export function NumberRow({ number, kind, as }: NumberRowProps) {
  const own = usePhoneWords();
  const rules = useNumberRules();
  const dial = useDial(as);
  const [problem, setProblem] = useState<DialProblem>();
  const press = () => {
    const answer = dial(number);
    setProblem(answer === 'dialled' ? undefined : answer);
  };
  return (
    <li>
      <button type="button" className="row number-row" onClick={press}>
        <span className="row-text">
          <b>{rules.readable(number)}</b>
          <small>{kind}</small>
        </span>
        <span className="handset">
          <Phone role="img" aria-label={own.keypad.call} />
        </span>
      </button>
      <DialRefusal problem={problem} />
    </li>
  );
}
