import type { Account, Recall } from '@wpm/contract';
import { Button, errorText, Notice, useLanguage, useWords } from '@wpm/ui';
import { ChevronDown, Phone } from 'lucide-react';
import { usePartyText } from '../call/use-party-text.ts';
import { CallingAsChip } from '../calling-as/calling-as-chip.tsx';
import { DialRefusal } from '../keypad/dial-refusal.tsx';
import { Entry } from '../list/entry.tsx';
import { Facts } from '../list/facts.tsx';
import { recallForText, recallStateText } from './recall-text.ts';
import { type RecallActs, useRecallActs } from './use-recall-acts.ts';
import { useRecallWords } from './words/use-recall-words.ts';

export type RecallSheetProps = {
  readonly recall: Recall;
  readonly account: Account;
  /** It came by itself: the user is asked to call now. */
  readonly isOffer?: boolean;
  /** It was put away, without anything being done. */
  readonly onClose: () => void;
  /** Something was done: it was called, put off or cancelled. */
  readonly onDone: () => void;
};

/** One planned call-back: what is known of it, calling, putting it off, cancelling it (F24). */
export function RecallSheet({ recall, account, isOffer = false, onClose, onDone }: RecallSheetProps) {
  const words = useRecallWords();
  const shared = useWords();
  const { title, number } = usePartyText()(recall.customer);
  const acts = useRecallActs(recall, onDone);
  return (
    <Entry open onClose={onClose} title={isOffer ? words.offered : words.details} absent="">
      <p className="details-party">
        <b>{title}</b> {number}
      </p>
      <Known recall={recall} account={account} />
      {acts.problem !== undefined && (
        <Notice tone="warn" urgent>
          {errorText(shared, acts.problem)}
        </Notice>
      )}
      <DialRefusal problem={acts.dialProblem} />
      <Acts acts={acts} />
    </Entry>
  );
}

function Known({ recall, account }: Pick<RecallSheetProps, 'recall' | 'account'>) {
  const words = useRecallWords();
  const { language } = useLanguage();
  const instant = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' });
  const facts = [
    [words.facts.when, instant.format(new Date(recall.dueAt))],
    [words.facts.state, recallStateText(recall, words, account.id)],
    [words.facts.campaign, recall.campaign?.name ?? words.outside],
    [words.facts.for, recallForText(recall, words)],
    [words.facts.plannedBy, recall.plannedBy],
    ...(recall.note === null ? [] : [[words.facts.note, recall.note] as const]),
  ] as const;
  return <Facts facts={facts} />;
}

/** Minutes it can be put off by. */
const LATER = [15, 60, 1440] as const;

function Acts({ acts }: { readonly acts: RecallActs }) {
  const words = useRecallWords();
  return (
    <>
      <details className="excuses">
        <summary>
          {words.later}
          <ChevronDown size={20} aria-hidden />
        </summary>
        {LATER.map((minutes) => (
          <Button key={minutes} wide onClick={() => void acts.putOff(minutes)}>
            {words.laterBy[minutes]}
          </Button>
        ))}
      </details>
      <Button wide onClick={() => void acts.cancel()}>
        {words.cancel}
      </Button>
      <CallingAsChip as={acts.as} />
      <Button tone="good" wide icon={<Phone aria-hidden />} onClick={() => void acts.call()}>
        {words.call}
      </Button>
    </>
  );
}
