import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language-provider.tsx';

export type SheetProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
};

/** A modal sheet: from below on a phone, in the middle of a wide screen. Keeps the focus inside, closes on Escape. */
export function Sheet({ open, onClose, title, children }: SheetProps) {
  const words = useWords();
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="ui-sheet-backdrop" />
        <Dialog.Popup className="ui-sheet">
          <div className="ui-sheet-head">
            <Dialog.Title>{title}</Dialog.Title>
            <Dialog.Close className="ui-icon-button" aria-label={words.close}>
              <X aria-hidden />
            </Dialog.Close>
          </div>
          <div className="ui-sheet-body">{children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
