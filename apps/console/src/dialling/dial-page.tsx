import { PageHead } from '../frame/page-head.tsx';
import { ReadPart } from '../reports/call/read-part.tsx';
import { DialForm } from './dial-form.tsx';
import { useDialPolicy } from './use-dial-policy.ts';
import { useDiallingWords } from './words/use-dialling-words.ts';

/** Whom the tenant's users may call, and how much (trust 7). */
export function DialPage() {
  const words = useDiallingWords();
  const policy = useDialPolicy();
  return (
    <main id="content" className="report report-call" tabIndex={-1}>
      <PageHead heading={words.heading} about={words.about} />
      <ReadPart query={policy}>
        {(known) => <DialForm key={known.version} known={known} onReload={() => void policy.refetch()} />}
      </ReadPart>
    </main>
  );
}
