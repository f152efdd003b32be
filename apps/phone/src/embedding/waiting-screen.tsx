import { errorText, Notice, useWords } from '@wpm/ui';
import { BeforePhone } from '../session/before-phone.tsx';
import { useEmbeddingWords } from './words/use-embedding-words.ts';

/** In a page of a CRM nobody types a password: the page logs its user in. `why` tells what ended the last session. */
export function WaitingScreen({ why }: { readonly why: string | null }) {
  const words = useEmbeddingWords();
  const shared = useWords();
  return (
    <BeforePhone>
      <div className="ui-login">
        {why !== null && <Notice tone="warn">{errorText(shared, why)}</Notice>}
        <h1>{words.title}</h1>
        <p role="status">{words.waiting}</p>
        <p className="quiet">{words.hint}</p>
      </div>
    </BeforePhone>
  );
}
