import { Button } from '@wpm/ui';
import { Phone } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useCallingAs } from '../calling-as/use-calling-as.ts';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { lazily } from '../loading/lazily.tsx';
import { useSoftphone } from '../phone/softphone-context.ts';
import { DialRefusal } from './dial-refusal.tsx';
import { KeyGrid } from './key-grid.tsx';
import { NumberField } from './number-field.tsx';
import { lastDialled } from './remembered.ts';
import { type DialProblem, useDial } from './use-dial.ts';
import { useNumberEntry } from './use-number-entry.ts';
import { useTypedKeys } from './use-typed-keys.ts';

const CallingAsChip = lazily(async () => (await import('../calling-as/calling-as-chip.tsx')).CallingAsChip);
const KeypadAutoAnswer = lazily(async () => (await import('../auto-answer/auto-answer-switch.tsx')).KeypadAutoAnswer);

/** Country, number, keys and the green handset (F13, F14). `active` while nothing covers the screen. */
export function KeypadScreen({ active }: { readonly active: boolean }) {
  const words = usePhoneWords();
  const softphone = useSoftphone();
  const entry = useNumberEntry();
  const as = useCallingAs();
  const dial = useDial(as);
  const [problem, setProblem] = useState<DialProblem>();
  const key = (digit: string) => {
    softphone.keyTone(digit);
    setProblem(undefined);
    entry.append(digit);
  };
  const call = () => {
    if (entry.verdict === 'empty' && lastDialled() !== '') return entry.paste(lastDialled());
    const answer = entry.verdict === 'fine' ? dial(entry.dialled) : entry.verdict;
    if (answer === 'dialled') entry.clear();
    return setProblem(answer === 'dialled' ? undefined : answer);
  };
  useTypedKeys(active, { onKey: key, onErase: entry.erase, onCall: call });
  return (
    <div className="keypad">
      <div className="keypad-entry">
        <NumberField entry={entry} />
        <DialRefusal problem={problem ?? (entry.verdict === 'impossible' ? 'impossible' : undefined)} />
        <Suspense>
          <CallingAsChip as={as} />
          <KeypadAutoAnswer />
        </Suspense>
      </div>
      <KeyGrid onKey={key} onPlus={() => key('+')} />
      <div className="keypad-call">
        <Button tone="good" wide icon={<Phone aria-hidden />} onClick={call}>
          {words.keypad.call}
        </Button>
      </div>
    </div>
  );
}
