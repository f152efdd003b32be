import { useConsoleWords } from '../i18n/use-console-words.ts';
import { ReadPart } from '../reports/call/read-part.tsx';
import { Bookmark } from './bookmark.tsx';
import { CrmForm } from './crm-form.tsx';
import { useCrmPolicy } from './use-crm-policy.ts';
import { useCrmWords } from './words/use-crm-words.ts';

/** What has to do with a CRM (F48), and is no key and no webhook. */
export function CrmPage() {
  const words = useCrmWords();
  const { product } = useConsoleWords();
  const policy = useCrmPolicy();
  return (
    <main id="content" className="report report-call" tabIndex={-1}>
      <title>{`${words.heading} · ${product}`}</title>
      <div className="noun-head">
        <h1>{words.heading}</h1>
        <p className="quiet">{words.about}</p>
      </div>
      <section aria-label={words.heading}>
        <ReadPart query={policy}>
          {(known) => <CrmForm known={known} onReload={() => void policy.refetch()} />}
        </ReadPart>
      </section>
      <Bookmark />
    </main>
  );
}
