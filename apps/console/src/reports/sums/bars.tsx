import { useLanguage } from '@wpm/ui';
import { endOfScale, everyNth } from './scale.ts';

export type Bar = {
  readonly label: string;
  /** The parts it is made of, in the order of the key. */
  readonly parts: readonly number[];
  /** What it says, in words. */
  readonly said: string;
};

export type BarsProps = {
  readonly label: string;
  readonly bars: readonly Bar[];
  /** The names of the parts. */
  readonly parts: readonly string[];
  /** Where the scale ends; by default behind the highest bar. */
  readonly end?: number;
  /** What a value of the scale is called; by default its number as the language writes it. */
  readonly tick?: (value: number) => string;
};

const GAP = 0.2;
/** As many labels as fit below a chart: beside the table, and on a phone. */
const MOST_LABELS = { wide: 12, narrow: 4 };

/** A chart of bars, each of a few parts on top of each other (ADR 0039). The table beside it has every figure. */
export function Bars({ label, bars, parts, end, tick }: BarsProps) {
  const { language } = useLanguage();
  const numbers = new Intl.NumberFormat(language);
  const called = tick ?? ((value: number) => numbers.format(value));
  const highest = Math.max(0, ...bars.map((bar) => bar.parts.reduce((sum, part) => sum + part, 0)));
  const scale = end ?? endOfScale(highest);
  return (
    <figure className="bars">
      <div className="bars-plot" style={{ maxInlineSize: `${bars.length * 7 + 5}rem` }}>
        <div className="bars-scale" aria-hidden>
          {[scale, scale / 2, 0].map((value) => (
            <span key={value}>{called(value)}</span>
          ))}
        </div>
        <svg viewBox={`0 0 ${Math.max(1, bars.length)} 1`} preserveAspectRatio="none" role="img" aria-label={label}>
          {[0, 0.5].map((at) => (
            <line key={at} x1={0} x2={Math.max(1, bars.length)} y1={at} y2={at} vectorEffect="non-scaling-stroke" />
          ))}
          {[...bars.entries()].map(([at, bar]) => (
            <Stack key={at} at={at} bar={bar} parts={parts} scale={scale} />
          ))}
        </svg>
        <Labels bars={bars} />
      </div>
      <figcaption>
        <ul className="timeline-key">
          {parts.map((name, part) => (
            <li key={name}>
              <span className="bars-part" data-part={part} aria-hidden />
              {name}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

type StackProps = Pick<BarsProps, 'parts'> & { readonly at: number; readonly bar: Bar; readonly scale: number };

function Stack({ at, bar, parts, scale }: StackProps) {
  return (
    <g>
      <title>{`${bar.label}: ${bar.said}`}</title>
      {stacked(bar.parts, scale).map(({ from, height }, part) => (
        <rect
          key={parts[part]}
          data-part={part}
          x={at + GAP / 2}
          width={1 - GAP}
          y={1 - from - height}
          height={height}
        />
      ))}
    </g>
  );
}

/** Below the bars they name; those that have no room are in the table alone. */
function Labels({ bars }: Pick<BarsProps, 'bars'>) {
  const wide = everyNth(bars.length, MOST_LABELS.wide);
  const narrow = everyNth(bars.length, MOST_LABELS.narrow);
  return (
    <div className="bars-labels" aria-hidden>
      {bars.map((bar, at) => (
        <span key={at} data-wide={wide(at) || undefined} data-narrow={narrow(at) || undefined}>
          <span>{bar.label}</span>
        </span>
      ))}
    </div>
  );
}

function stacked(parts: readonly number[], scale: number) {
  let from = 0;
  return parts.map((part) => {
    const bar = { from, height: part / scale };
    from += bar.height;
    return bar;
  });
}
