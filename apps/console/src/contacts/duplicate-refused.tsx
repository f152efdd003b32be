import { Button, Notice } from '@wpm/ui';
import { Dependents } from '../administration/edit/dependents.tsx';
import type { RefusedProps } from '../administration/noun.ts';
import type { ContactDraft } from './contact-entry.ts';
import { useContactWords } from './words/use-contact-words.ts';

/** Others have a number or the e-mail of this one: who, and the way to save it nevertheless (F19). */
export function DuplicateRefused({ refusal, onAgain, children }: RefusedProps<ContactDraft>) {
  const words = useContactWords();
  if (refusal.code !== 'contact/duplicate') return children;
  return (
    <Notice tone="warn" urgent>
      <p>{words.duplicate}</p>
      <Dependents dependents={refusal.dependents ?? []} />
      <Button onClick={() => onAgain({ despiteDuplicates: true })}>{words.saveAnyway}</Button>
    </Notice>
  );
}
