import { useConsoleWords } from '../i18n/use-console-words.ts';
import { ReadPart } from '../reports/call/read-part.tsx';
import { DialForm } from './dial-form.tsx';
import { useDialPolicy } from './use-dial-policy.ts';
import { useDiallingWords } from './words/use-dialling-words.ts';

/** Whom the tenant's users may call, and how much (trust 7). */
export function DialPage() {
  const words = useDiallingWords();
  const { product } = useConsoleWords();
  const policy = useDialPolicy();
  return (
    <main id="content" className="report report-call" tabIndex={-1}>
      <title>{`${words.heading} · ${product}`}</title>
      <div className="noun-head">
        <h1>{words.heading}</h1>
        <p className="quiet">{words.about}</p>
      </div>
      <ReadPart query={policy}>
        {(known) => <DialForm key={known.version} known={known} onReload={() => void policy.refetch()} />}
      </ReadPart>
    </main>
  );
}
