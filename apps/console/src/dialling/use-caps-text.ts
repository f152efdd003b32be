import type { DialCaps } from '@wpm/contract';
import { CAPS } from './caps.ts';
import { useDiallingWords } from './words/use-dialling-words.ts';

/** Says limits in a line: those there are, or that there is none. */
export function useCapsText(): (caps: DialCaps) => string {
  const words = useDiallingWords();
  return (caps) => {
    const set = CAPS.filter((cap) => caps[cap] !== null);
    return set.length === 0 ? words.unlimited : set.map((cap) => `${words.caps[cap]}: ${caps[cap]}`).join(', ');
  };
}
