import { Sheet } from '@wpm/ui';
import { ClassifierForm } from './classifier-form.tsx';
import type { PartOfCall } from './use-classification.ts';
import { useClassifierWords } from './words/use-classifier-words.ts';

export type ClassifierSheetProps = {
  readonly of: PartOfCall;
  readonly open: boolean;
  readonly onClose: () => void;
};

/** The classifier of a call, over what is shown of it. */
export function ClassifierSheet({ of, open, onClose }: ClassifierSheetProps) {
  const words = useClassifierWords();
  return (
    <Sheet open={open} onClose={onClose} title={words.title}>
      <ClassifierForm of={of} save={words.save} onSaved={onClose} />
    </Sheet>
  );
}
