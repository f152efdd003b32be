import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Button } from '@wpm/ui';
import { useConsoleWords } from '../../i18n/use-console-words.ts';

export type DiscardingProps = {
  readonly open: boolean;
  readonly onStay: () => void;
  readonly onDiscard: () => void;
};

/** Asks whether what was typed may be lost. */
export function Discarding({ open, onStay, onDiscard }: DiscardingProps) {
  const words = useConsoleWords().administration;
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && onStay()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="ui-sheet-backdrop question-backdrop" />
        <AlertDialog.Popup className="question">
          <AlertDialog.Title>{words.discardQuestion}</AlertDialog.Title>
          <AlertDialog.Description>{words.discardHint}</AlertDialog.Description>
          <div className="question-answers">
            <AlertDialog.Close className="ui-button" data-tone="plain">
              {words.goOn}
            </AlertDialog.Close>
            <Button tone="bad" onClick={onDiscard}>
              {words.discard}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
