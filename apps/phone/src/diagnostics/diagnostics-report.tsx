import { type CallDiagnostics, type Sample, summarise } from '@wpm/softphone';
import { Notice, useLanguage } from '@wpm/ui';
import { HardDrive } from 'lucide-react';
import { useMemo } from 'react';
import { Explained } from './explained.tsx';
import { ExportButton } from './export-button.tsx';
import { MeasureCard } from './measure-card.tsx';
import { useDiagnosticsWords } from './words/use-diagnostics-words.ts';

/** What the estimate says of how a call is heard: bounds of ITU-T G.107 Annex B (satisfied, some, many dissatisfied). */
const GRADES = [
  ['good', 4.03],
  ['fair', 3.6],
  ['poor', 3.1],
] as const;

/** The estimate of a call that is up is that of its last seconds. */
const MOS_SECONDS = 10;

/** Three cards over the call, the estimate, and the way to an Excel file (F36, F38). */
export function DiagnosticsReport({ diagnostics }: { readonly diagnostics: CallDiagnostics }) {
  const words = useDiagnosticsWords();
  const { samples } = diagnostics;
  const summary = useMemo(() => summarise(samples), [samples]);
  if (samples.length === 0) return <Notice>{words.waiting}</Notice>;
  return (
    <div className="diagnostics">
      <Opinion samples={samples} />
      <MeasureCard measure="lossPercent" samples={samples} summary={summary} />
      <MeasureCard measure="jitterMs" samples={samples} summary={summary} />
      <MeasureCard measure="rttMs" samples={samples} summary={summary} />
      <p className="diagnostics-stored">
        <HardDrive size={18} aria-hidden />
        {words.stored}
      </p>
      <ExportButton diagnostics={diagnostics} />
    </div>
  );
}

function Opinion({ samples }: { readonly samples: readonly Sample[] }) {
  const words = useDiagnosticsWords();
  const { language } = useLanguage();
  const { inbound } = useMemo(() => summarise(samples.slice(-MOS_SECONDS)), [samples]);
  const { mos } = inbound;
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const value = mos === null ? words.unknown : words.mosOf(new Intl.NumberFormat(language, digits).format(mos));
  const grade = GRADES.find(([, from]) => (mos ?? 0) >= from)?.[0] ?? 'bad';
  return (
    <section className="measure" aria-label={words.mos}>
      <Explained name={words.mos} text={words.mosExplained} />
      <p className="measure-opinion">
        <b>{value}</b>
        {mos !== null && <span>{words.grades[grade]}</span>}
      </p>
    </section>
  );
}
