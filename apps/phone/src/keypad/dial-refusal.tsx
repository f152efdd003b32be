import { errorText, Notice, useWords } from '@wpm/ui';
import type { PhoneWords } from '../i18n/phone-words.ts';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import type { DialProblem } from './use-dial.ts';

/** Why nothing was dialled, in words and in place. */
export function DialRefusal({ problem }: { readonly problem: DialProblem | undefined }) {
  const words = useWords();
  const own = usePhoneWords();
  if (problem === undefined) return null;
  return (
    <Notice tone="warn" urgent>
      {ownText(problem, own) ?? errorText(words, problem)}
    </Notice>
  );
}

/** Undefined where the code has its text among the shared words. */
function ownText(problem: DialProblem, { keypad }: PhoneWords): string | undefined {
  const texts: Partial<Record<DialProblem, string>> = {
    empty: keypad.nothingToRedial,
    incomplete: keypad.incomplete,
    impossible: keypad.impossible,
    'call/busy-here': keypad.busyHere,
  };
  return texts[problem];
}
