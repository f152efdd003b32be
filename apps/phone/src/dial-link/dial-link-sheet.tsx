import { Button, Sheet } from '@wpm/ui';
import { usePartyText } from '../call/use-party-text.ts';
import { CallingAsChip } from '../calling-as/calling-as-chip.tsx';
import { useCallingAs } from '../calling-as/use-calling-as.ts';
import { DialButton } from '../keypad/dial-button.tsx';
import { useDialLinkWords } from './words/use-dial-link-words.ts';

export type DialLinkSheetProps = { readonly number: string; readonly onDecided: () => void };

/** A link asked for a call: nothing is dialled before the user says so. */
export function DialLinkSheet({ number, onDecided }: DialLinkSheetProps) {
  const words = useDialLinkWords();
  const as = useCallingAs();
  const { title } = usePartyText()({ number, name: null });
  return (
    <Sheet open onClose={onDecided} title={words.title}>
      <p>{words.asks}</p>
      <p className="details-party">
        <b>{title}</b>
      </p>
      <Button wide onClick={onDecided}>
        {words.no}
      </Button>
      <CallingAsChip as={as} />
      <DialButton number={number} label={words.yes} as={as} onDialled={onDecided} />
    </Sheet>
  );
}
