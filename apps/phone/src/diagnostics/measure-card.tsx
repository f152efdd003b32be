import { DIRECTIONS_OF_SOUND, type DiagnosticsSummary, isOver, type MeasureSummary, type Sample } from '@wpm/softphone';
import { useLanguage } from '@wpm/ui';
import { TriangleAlert } from 'lucide-react';
import { Explained } from './explained.tsx';
import { type Measure, measureText } from './measure-text.ts';
import { type Line, QualityChart } from './quality-chart.tsx';
import { useDiagnosticsWords } from './words/use-diagnostics-words.ts';

export type MeasureCardProps = {
  readonly measure: Measure;
  readonly samples: readonly Sample[];
  readonly summary: DiagnosticsSummary;
};

/** One of the three cards: the newest values, the limit, what it means, and how it went over the call. */
export function MeasureCard({ measure, samples, summary }: MeasureCardProps) {
  const words = useDiagnosticsWords();
  const { language } = useLanguage();
  const { name, limit, explained } = words.measures[measure];
  const lines = linesOf(measure, samples);
  const total = totalOf(measure, summary);
  const text = (value: number | null) => measureText(measure, value, language, words.unknown);
  return (
    <section className="measure" aria-label={name}>
      <Explained name={name} text={explained} />
      <dl className="measure-values">
        {lines.map(({ direction, values }) => (
          <div key={direction}>
            <dt data-line={direction}>{words[direction]}</dt>
            <Value measure={measure} value={values.findLast((value) => value !== null) ?? null} />
          </div>
        ))}
      </dl>
      <QualityChart
        measure={measure}
        lines={lines}
        label={words.chart(name, text(total.average), text(total.worst))}
        seconds={samples.length}
      />
      <p className="quiet">{limit}</p>
    </section>
  );
}

function Value({ measure, value }: { readonly measure: Measure; readonly value: number | null }) {
  const words = useDiagnosticsWords();
  const { language } = useLanguage();
  const over = isOver(measure, value);
  return (
    <dd data-over={over || undefined}>
      {over && <TriangleAlert size={18} role="img" aria-label={words.over} />}
      {measureText(measure, value, language, words.unknown)}
    </dd>
  );
}

function linesOf(measure: Measure, samples: readonly Sample[]): readonly Line[] {
  if (measure === 'rttMs') return [{ direction: 'both', values: samples.map((sample) => sample.rttMs) }];
  return DIRECTIONS_OF_SOUND.map((direction) => ({
    direction,
    values: samples.map((sample) => sample[direction][measure]),
  }));
}

/** What the picture says in words is of what is heard here. */
function totalOf(measure: Measure, summary: DiagnosticsSummary): MeasureSummary {
  return measure === 'rttMs' ? summary.rttMs : summary.inbound[measure];
}
