import { NothingShown } from '../states/nothing-shown.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useMay } from '../administration/rights.tsx';
import { useLocation, useSearch } from 'wouter';
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
      <title>{`${words.audit.heading} · ${words.product}`}</title>
      <div className="noun-head">
        <h1>{words.audit.heading}</h1>
        <p className="quiet">{words.audit.about}</p>
      </div>
      {mayRead ? (
        <>
          <AuditFilterBar filter={filter} onChange={show} />
          <AuditList filter={filter} />
        </>
      ) : (
        <NothingShown
          icon="locked"
          heading={words.administration.notAllowed}
          hint={words.administration.notAllowedHint}
        />
      )}
    </main>
  );
}
