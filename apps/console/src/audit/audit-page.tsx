import { PageHead } from '../frame/page-head.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useMay } from '../administration/rights.tsx';
import { useLocation, useSearch } from 'wouter';
import { NotAllowed } from '../states/not-allowed.tsx';
import { AuditFilterBar } from './audit-filter-bar.tsx';
import { auditAddressOf, auditFilterOf, type AuditFilter } from './audit-filter.ts';
import { AuditList } from './audit-list.tsx';

/** Who did what, when, to what, and what was and became of it. */
export function AuditPage() {
  const words = useConsoleWords();
  const mayRead = useMay()('audit:read');
  const filter = auditFilterOf(useSearch());
  const [path, navigate] = useLocation();
  const show = (changes: Partial<AuditFilter>) => {
    const address = auditAddressOf({ ...filter, ...changes });
    navigate(address === '' ? path : `${path}?${address}`, { replace: true });
  };
  return (
    <main id="content" className="noun-page" tabIndex={-1}>
      <PageHead heading={words.audit.heading} about={words.audit.about} />
      {mayRead ? (
        <>
          <AuditFilterBar filter={filter} onChange={show} />
          <AuditList filter={filter} />
        </>
      ) : (
        <NotAllowed />
      )}
    </main>
  );
}
