import { IconButton } from '@wpm/ui';
import { CircleQuestionMark } from 'lucide-react';
import { useId, useState } from 'react';
import { useDiagnosticsWords } from './words/use-diagnostics-words.ts';

/** A heading with a question mark, behind which stands what it means in plain words (F36). */
export function Explained({ name, text }: { readonly name: string; readonly text: string }) {
  const words = useDiagnosticsWords();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <>
      <div className="measure-head">
        <h3>{name}</h3>
        <IconButton
          label={words.explain(name)}
          icon={<CircleQuestionMark size={22} aria-hidden />}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        />
      </div>
      <p id={id} className="measure-explained" hidden={!open}>
        {text}
      </p>
    </>
  );
}
