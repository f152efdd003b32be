import { Button } from '@wpm/ui';
import { Forward, Phone } from 'lucide-react';
import { type SubmitEvent, useState } from 'react';
import { DialRefusal } from '../keypad/dial-refusal.tsx';
import { KeyGrid } from '../keypad/key-grid.tsx';
import { NumberField } from '../keypad/number-field.tsx';
import type { DialProblem } from '../keypad/use-dial.ts';
import { useNumberEntry } from '../keypad/use-number-entry.ts';
import { useSoftphone } from '../phone/softphone-context.ts';
import type { HandOnKind } from './hand-on-kind.ts';
import { useHandingOnWords } from './words/use-handing-on-words.ts';

export type TargetNumberProps = { readonly kind: HandOnKind; readonly onPick: (number: string) => void };

/** A number to ask or to hand the call to, checked as on the keypad. */
export function TargetNumber({ kind, onPick }: TargetNumberProps) {
  const words = useHandingOnWords();
  const softphone = useSoftphone();
  const entry = useNumberEntry();
  const [problem, setProblem] = useState<DialProblem>();
  const key = (digit: string) => {
    softphone.keyTone(digit);
    setProblem(undefined);
    entry.append(digit);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (entry.verdict !== 'fine') return setProblem(entry.verdict);
    return onPick(entry.dialled);
  };
  return (
    <form className="target" onSubmit={submit}>
      <NumberField entry={entry} autoFocus />
      <DialRefusal problem={problem ?? (entry.verdict === 'impossible' ? 'impossible' : undefined)} />
      <KeyGrid onKey={key} onPlus={() => key('+')} />
      <Button
        type="submit"
        tone="good"
        wide
        icon={kind === 'consult' ? <Phone aria-hidden /> : <Forward aria-hidden />}
      >
        {words.go[kind]}
      </Button>
    </form>
  );
}
