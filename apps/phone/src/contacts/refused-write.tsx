import { Button, errorText, Notice, useWords } from '@wpm/ui';
import { Link } from 'wouter';
import { useReasons } from './use-reasons.ts';
import { useContactWords } from './words/use-contact-words.ts';
import type { Written } from './write-contact.ts';

export type RefusedWriteProps = {
  readonly progress: { readonly kind: 'typing' | 'saving' } | Exclude<Written, { kind: 'saved' }>;
  readonly onSaveAnyway: () => void;
};

/** Why a contact was not written: its fields, who else has its number, or something else in plain words. */
export function RefusedWrite({ progress, onSaveAnyway }: RefusedWriteProps) {
  const shared = useWords();
  const words = useContactWords();
  const inWords = useReasons(progress.kind === 'refused' ? progress.reasons : {});
  if (progress.kind === 'duplicate') {
    return (
      <Notice tone="warn" urgent>
        <p>{words.duplicate}</p>
        <ul>
          {[...new Map(progress.others.map((other) => [other.id, other])).values()].map(({ id, name }) => (
            <li key={id}>
              <Link href={`/contacts/${id}`} className="contact-link">
                {name}
              </Link>
            </li>
          ))}
        </ul>
        <Button onClick={onSaveAnyway}>{words.saveAnyway}</Button>
      </Notice>
    );
  }
  if (progress.kind !== 'refused') return null;
  const whole = inWords('numbers') ?? inWords('fields');
  const text = progress.code === 'request/not-found' ? words.gone : errorText(shared, progress.code);
  return (
    <Notice tone="bad" urgent>
      {whole ?? text}
    </Notice>
  );
}
