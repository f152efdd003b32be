import { useId } from 'react';
import { useAccount } from '../phone/account-context.ts';
import { useNumberRules } from '../phone/use-number-rules.ts';
import type { CallingAs } from './use-calling-as.ts';
import { useCallingAsWords } from './words/use-calling-as-words.ts';

/** In which campaign the next call is made, and by which number (F14); nothing where there is nothing to choose. */
export function CallingAsChip({ as: { choices, chosen, choose } }: { readonly as: CallingAs }) {
  const words = useCallingAsWords();
  const { readable } = useNumberRules();
  const { directNumber } = useAccount();
  const id = useId();
  if (chosen === undefined || choices.every((one) => one.id === null)) return null;
  const take = (value: string) => {
    const choice = choices.find((one) => (one.id ?? '') === value);
    if (choice !== undefined) choose(choice);
  };
  return (
    <div className="calling-as">
      <label htmlFor={id}>{words.label(chosen.number === null ? words.ofLine : readable(chosen.number))}</label>
      <select id={id} value={chosen.id ?? ''} onChange={(event) => take(event.currentTarget.value)}>
        {choices.map((choice) => (
          <option key={choice.id ?? ''} value={choice.id ?? ''}>
            {choice.id === null ? words.outside : choice.name}
          </option>
        ))}
        {directNumber === null && (
          <option value="none" disabled>
            {words.noOutside}
          </option>
        )}
      </select>
    </div>
  );
}
