import { Button } from '@wpm/ui';
import { Forward, Phone } from 'lucide-react';
import { type SubmitEvent, useState } from 'react';
import { DialRefusal } from '../keypad/dial-refusal.tsx';
import { KeyGrid } from '../keypad/key-grid.tsx';
import { NumberField } from '../keypad/number-field.tsx';
import type { DialProblem } from '../keypad/use-dial.ts';
import { useNumberEntry } from '../keypad/use-number-entry.ts';
import { useNumberRules } from '../phone/use-number-rules.ts';
import { useSoftphone } from '../phone/softphone-context.ts';
import type { HandOnKind } from './hand-on-kind.ts';
import { useHandingOnWords } from './words/use-handing-on-words.ts';

/** `recent` are whom the user asked last, colleagues among them. */
export type TargetNumberProps = {
  readonly kind: HandOnKind;
  readonly recent: readonly string[];
  readonly onPick: (number: string) => void;
};

/** The sheet has room for so many beside the keys. */
const SHOWN = 2;

/** A number to ask or to hand the call to, checked as on the keypad. */
export function TargetNumber({ kind, recent, onPick }: TargetNumberProps) {
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
      <RecentNumbers recent={recent} onTake={entry.paste} />
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

/** Numbers outside that were asked last: one is taken into the field, and is seen there before it is dialled. */
function RecentNumbers({
  recent,
  onTake,
}: {
  readonly recent: readonly string[];
  readonly onTake: (number: string) => void;
}) {
  const words = useHandingOnWords();
  const rules = useNumberRules();
  const outside = recent.filter((target) => target.startsWith('+')).slice(0, SHOWN);
  if (outside.length === 0) return null;
  return (
    <div className="target-recent" role="group" aria-label={words.colleagues.recent}>
      {outside.map((number) => (
        <Button key={number} onClick={() => onTake(number)}>
          {rules.readable(number)}
        </Button>
      ))}
    </div>
  );
}
