import { Link, useLocation } from 'wouter';
import { useMay } from '../administration/rights.tsx';
import { REPORTS_PATH } from './report-paths.ts';
import { useReportWords } from './words/use-report-words.ts';

/** The way to the reports, for those who may read them. */
export function ReportsTab() {
  const words = useReportWords();
  const may = useMay();
  const [path] = useLocation();
  const active = path.startsWith(REPORTS_PATH);
  if (!may('calls:read-all')) return null;
  return (
    <Link href={REPORTS_PATH} className={active ? 'tab active' : 'tab'} aria-current={active ? 'page' : undefined}>
      {words.heading}
    </Link>
  );
}
