import { bareNumber, type Country, HOME_COUNTRY, type NumberVerdict, plainRules } from '@wpm/softphone';
import { useEffect, useState } from 'react';
import { useNumberRules } from '../phone/use-number-rules.ts';
import { recentCountries, rememberCountry } from './remembered.ts';

export type NumberEntry = {
  readonly country: Country;
  /** As it is shown. */
  readonly text: string;
  readonly verdict: NumberVerdict;
  /** As it would be dialled. */
  readonly dialled: string;
  readonly append: (digit: string) => void;
  readonly erase: () => void;
  readonly clear: () => void;
  /** What the field holds after typing in it. */
  readonly type: (text: string) => void;
  /** A pasted number in any notation; an international one sets the country. */
  readonly paste: (text: string) => void;
  readonly choose: (country: Country) => void;
};

/** The number that is being entered: kept bare, shown grouped (F13). */
export function useNumberEntry(): NumberEntry {
  const rules = useNumberRules();
  const [bare, setBare] = useState('');
  const [country, setCountry] = useState(() => recentCountries()[0] ?? HOME_COUNTRY);
  const choose = (chosen: Country) => {
    rememberCountry(chosen);
    setCountry(chosen);
  };
  // The plain rules know no country: what is pasted before those of the world are there is read again when they are.
  const [pastedEarly, setPastedEarly] = useState<string>();
  const paste = (pasted: string) => {
    const international = rules.split(pasted);
    if (international !== undefined) choose(international.country);
    setBare(international?.rest ?? bareNumber(pasted));
    setPastedEarly(rules === plainRules ? pasted : undefined);
  };
  useEffect(() => {
    if (pastedEarly === undefined || rules === plainRules) return;
    if (bareNumber(pastedEarly) === bare) paste(pastedEarly);
    else setPastedEarly(undefined);
  });
  const text = rules.formatted(bare, country);
  return {
    country,
    text,
    verdict: rules.verdict(bare, country),
    dialled: rules.dialled(bare, country),
    append: (digit) => setBare((digits) => digits + digit),
    erase: () => setBare((digits) => digits.slice(0, -1)),
    clear: () => setBare(''),
    type: (typed) => setBare((digits) => typedOver(digits, text, typed)),
    paste,
    choose,
  };
}

/** Deleting a space of the grouping deletes the digit before it, or nothing would ever happen. */
function typedOver(before: string, shown: string, typed: string): string {
  const after = bareNumber(typed);
  const deletedGrouping = after === before && typed.length < shown.length;
  return deletedGrouping ? before.slice(0, -1) : after;
}
