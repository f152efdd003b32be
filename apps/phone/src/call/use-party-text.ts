import type { Party } from '@wpm/contract';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { useNumberRules } from '../phone/use-number-rules.ts';

export type PartyText = { readonly title: string; readonly number: string | undefined };

/** How a party is shown: by name with the number under it, by number alone, or as withheld. */
export function usePartyText(): (party: Party) => PartyText {
  const words = usePhoneWords();
  const rules = useNumberRules();
  return ({ number, name }) => {
    const shown = number === 'anonymous' ? words.anonymous : rules.readable(number);
    return name === null ? { title: shown, number: undefined } : { title: name, number: shown };
  };
}
