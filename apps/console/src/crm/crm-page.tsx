import { PageHead } from '../frame/page-head.tsx';
import { ReadPart } from '../reports/call/read-part.tsx';
import { Bookmark } from './bookmark.tsx';
import { CrmForm } from './crm-form.tsx';
import { useCrmPolicy } from './use-crm-policy.ts';
import { useCrmWords } from './words/use-crm-words.ts';

/** What has to do with a CRM (F48), and is no key and no webhook. */
export function CrmPage() {
  const words = useCrmWords();
  const policy = useCrmPolicy();
  return (
    <main id="content" className="report report-call" tabIndex={-1}>
      <PageHead heading={words.heading} about={words.about} />
      <section aria-label={words.heading}>
        <ReadPart query={policy}>
          {(known) => <CrmForm known={known} onReload={() => void policy.refetch()} />}
        </ReadPart>
      </section>
      <Bookmark />
    </main>
  );
}
