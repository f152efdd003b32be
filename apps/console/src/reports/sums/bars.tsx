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
};

const GAP = 0.2;

/** A chart of bars, each of a few parts on top of each other (ADR 0039). The table beside it has every figure. */
export function Bars({ label, bars, parts }: BarsProps) {
  const highest = Math.max(1, ...bars.map((bar) => bar.parts.reduce((sum, part) => sum + part, 0)));
  return (
    <figure className="bars">
      <svg viewBox={`0 0 ${Math.max(1, bars.length)} 1`} preserveAspectRatio="none" role="img" aria-label={label}>
        {[...bars.entries()].map(([at, bar]) => (
          <g key={bar.label}>
            <title>{`${bar.label}: ${bar.said}`}</title>
            {stacked(bar.parts, highest).map(({ from, height }, part) => (
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
        ))}
      </svg>
      <div className="bars-days" aria-hidden>
        <span>{bars[0]?.label}</span>
        {bars.length > 1 && <span>{bars.at(-1)?.label}</span>}
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

function stacked(parts: readonly number[], highest: number) {
  let from = 0;
  return parts.map((part) => {
    const bar = { from, height: part / highest };
    from += bar.height;
    return bar;
  });
}
