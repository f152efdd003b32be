import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Button } from '@wpm/ui';
import type { ReactNode } from 'react';

export type QuestionProps = {
  readonly open: boolean;
  readonly title: string;
  /** What answering yes means. */
  readonly hint: string;
  readonly no: string;
  readonly yes: string;
  readonly isBusy?: boolean;
  readonly onNo: () => void;
  readonly onYes: () => void;
  /** Why it could not be done. */
  readonly children?: ReactNode;
};

/** Asks before something is done that cannot be undone. */
export function Question(props: QuestionProps) {
  const { open, title, hint, no, yes, isBusy = false, onNo, onYes, children } = props;
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && onNo()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="ui-sheet-backdrop question-backdrop" />
        <AlertDialog.Popup className="question">
          <AlertDialog.Title>{title}</AlertDialog.Title>
          <AlertDialog.Description>{hint}</AlertDialog.Description>
          {children}
          <div className="question-answers">
            <AlertDialog.Close className="ui-button" data-tone="plain">
              {no}
            </AlertDialog.Close>
            <Button tone="bad" aria-disabled={isBusy} onClick={() => !isBusy && onYes()}>
              {yes}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
