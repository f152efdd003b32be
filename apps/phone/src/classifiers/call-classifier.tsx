import type { MyCall } from '@wpm/contract';
import { Button, useLanguage } from '@wpm/ui';
import { Tag } from 'lucide-react';
import { useState } from 'react';
import { ClassifierSheet } from './classifier-sheet.tsx';
import { classifierText } from './classifier-text.ts';
import { useClassification } from './use-classification.ts';
import { useClassifierWords } from './words/use-classifier-words.ts';

/** What was said of a call that is over, with its note, and the way to say something else (F26). */
export function CallClassifier({ call }: { readonly call: MyCall }) {
  const words = useClassifierWords();
  const { language } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const of = { callId: call.callId, part: call.part };
  const { known } = useClassification(of);
  const said = known?.current?.classifier ?? call.classifier;
  const note = known?.current?.note ?? null;
  return (
    <>
      <div className="classifier-said">
        <span className="row-text">
          <small>{words.title}</small>
          <b>{said ? classifierText(said, words, language) : words.none}</b>
          {note !== null && <span className="classifier-note">{note}</span>}
        </span>
        <Button icon={<Tag aria-hidden />} onClick={() => setOpen(true)}>
          {said ? words.change : words.choose}
        </Button>
      </div>
      <ClassifierSheet of={of} open={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
