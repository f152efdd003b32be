import { Button } from '@wpm/ui';
import { Phone } from 'lucide-react';
import { useState } from 'react';
import type { CallingAs } from '../calling-as/use-calling-as.ts';
import { DialRefusal } from './dial-refusal.tsx';
import { type DialProblem, useDial } from './use-dial.ts';

export type DialButtonProps = {
  readonly number: string;
  readonly label: string;
  /** As what it is dialled (F14); absent: as none, as test numbers are. */
  readonly as?: CallingAs;
  readonly onDialled?: () => void;
};

/** The green handset for a number that is known; where nothing can be dialled it says why. */
export function DialButton({ number, label, as, onDialled }: DialButtonProps) {
  const dial = useDial(as);
  const [problem, setProblem] = useState<DialProblem>();
  const press = () => {
    const answer = dial(number);
    if (answer === 'dialled') onDialled?.();
    setProblem(answer === 'dialled' ? undefined : answer);
  };
  return (
    <>
      <DialRefusal problem={problem} />
      <Button tone="good" wide icon={<Phone aria-hidden />} onClick={press}>
        {label}
      </Button>
    </>
  );
}
