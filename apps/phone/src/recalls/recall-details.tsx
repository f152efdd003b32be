import type { Account } from '@wpm/contract';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { useIsBeside } from '../list/beside-context.ts';
import { NothingChosen } from '../list/nothing-chosen.tsx';
import { RecallSheet } from './recall-sheet.tsx';
import { useMyRecalls } from './use-my-recalls.ts';
import { useRecallWords } from './words/use-recall-words.ts';

export type RecallDetailsProps = {
  readonly recallId: string;
  readonly account: Account;
  readonly onClose: () => void;
};

/** The recall of the address, as long as it is to be made (F24). */
export function RecallDetails({ recallId, account, onClose }: RecallDetailsProps) {
  const words = useRecallWords();
  const { loading } = usePhoneWords();
  const isBeside = useIsBeside();
  const list = useMyRecalls();
  const recall = list.items.find((each) => each.recallId === recallId);
  if (recall !== undefined)
    return <RecallSheet key={recallId} recall={recall} account={account} onClose={onClose} onDone={onClose} />;
  return isBeside && <NothingChosen text={list.loading ? loading : words.notListed} />;
}
