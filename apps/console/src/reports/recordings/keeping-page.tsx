import { ChevronLeft } from 'lucide-react';
import { Link } from 'wouter';
import { useMay } from '../../administration/rights.tsx';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { reportPath } from '../report-paths.ts';
import { Certificates } from './certificates.tsx';
import { Erasing } from './erasing.tsx';
import { KeepDays } from './keep-days.tsx';
import { useRecordingWords } from './words/use-recording-words.ts';

/** How long recordings are kept, and how everything of one number is erased (F39). */
export function KeepingPage() {
  const { heading, policy } = useRecordingWords();
  const { product } = useConsoleWords();
  const may = useMay();
  return (
    <main id="content" className="report report-call" tabIndex={-1}>
      <title>{`${policy.heading} · ${heading} · ${product}`}</title>
      <p>
        <Link href={reportPath('recordings')} className="link">
          <ChevronLeft size={16} aria-hidden /> {heading}
        </Link>
      </p>
      <h1>{policy.heading}</h1>
      {may('recordings:manage') && (
        <>
          <KeepDays />
          <Erasing />
        </>
      )}
      {may('audit:read') && <Certificates />}
    </main>
  );
}
