import type { Account } from '@wpm/contract';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { MissedSheet } from './missed-sheet.tsx';
import { useMissedCalls } from './use-missed-calls.ts';
import { useMissedWords } from './words/use-missed-words.ts';

export type MissedDetailsProps = {
  readonly missedId: string;
  readonly account: Account;
  readonly onClose: () => void;
};

/** The missed call of the address. It stays, settled, when a colleague settles it and it leaves the list of those that wait. */
export function MissedDetails({ missedId, account, onClose }: MissedDetailsProps) {
  const words = useMissedWords();
  const { loading } = usePhoneWords();
  const lists = [useMissedCalls('all'), useMissedCalls('open')];
  const call = lists.flatMap(({ items }) => items).find((each) => each.missedId === missedId);
  const absent = lists.some((list) => list.loading) ? loading : words.notListed;
  return <MissedSheet call={call} account={account} onClose={onClose} absent={absent} />;
}
