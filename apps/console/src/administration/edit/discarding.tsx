import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { Question } from './question.tsx';

export type DiscardingProps = {
  readonly open: boolean;
  readonly onStay: () => void;
  readonly onDiscard: () => void;
};

/** Asks whether what was typed may be lost. */
export function Discarding({ open, onStay, onDiscard }: DiscardingProps) {
  const words = useConsoleWords().administration;
  return (
    <Question
      open={open}
      title={words.discardQuestion}
      hint={words.discardHint}
      no={words.goOn}
      yes={words.discard}
      onNo={onStay}
      onYes={onDiscard}
    />
  );
}
