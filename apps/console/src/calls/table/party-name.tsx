import type { Party } from '@wpm/contract';
import { readableNumber } from '../../format/readable-number.ts';
import { useConsoleWords } from '../../i18n/use-console-words.ts';

/** Number and name of one end of a call. */
export function PartyName({ party }: { readonly party: Party }) {
  const words = useConsoleWords().calls;
  const number = party.number === 'anonymous' ? words.anonymous : readableNumber(party.number);
  return (
    <>
      <span className="party-number">{number}</span>
      {party.name !== null && <span className="party-name"> {party.name}</span>}
    </>
  );
}
