import { errorText, Notice, useWords } from '@wpm/ui';
import { Phone } from 'lucide-react';
import { useEmbeddingWords } from './words/use-embedding-words.ts';

/** In a page of a CRM nobody types a password: the page logs its user in. `why` tells what ended the last session. */
export function WaitingScreen({ why }: { readonly why: string | null }) {
  const words = useEmbeddingWords();
  const shared = useWords();
  return (
    <main className="login">
      <header className="login-head">
        <Phone size={40} aria-hidden />
        <p>WebPhone Mobile</p>
      </header>
      <div className="ui-login">
        {why !== null && <Notice tone="warn">{errorText(shared, why)}</Notice>}
        <h1>{words.title}</h1>
        <p role="status">{words.waiting}</p>
        <p className="quiet">{words.hint}</p>
      </div>
    </main>
  );
}
