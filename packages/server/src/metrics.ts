/** Labels of a counter: few values each, never ids or numbers. */
export type Labels = Readonly<Record<string, string>>;

/** Counters of what happened since the process started, in the text format of Prometheus (version 0.0.4). */
export class Counters {
  readonly #families = new Map<string, Map<string, number>>();

  /** Adds one. */
  add(name: string, labels: Labels): void {
    const family = this.#families.get(name) ?? new Map<string, number>();
    const series = printLabels(labels);
    family.set(series, (family.get(series) ?? 0) + 1);
    this.#families.set(name, family);
  }

  print(): string {
    return [...this.#families]
      .map(([name, family]) =>
        [`# TYPE ${name} counter`, ...[...family].map(([series, n]) => `${name}${series} ${n}`)].join('\n'),
      )
      .join('\n')
      .concat('\n');
  }
}

/**
 * How something is now, or what it has come to; a name may carry labels, as `seriesOf` writes them. Series of one name stand together.
 * @param kind `counter` where it only rises
 */
export function printMeasured(kind: 'gauge' | 'counter', gauges: Readonly<Record<string, number>>): string {
  const families = new Map<string, string[]>();
  for (const [series, value] of Object.entries(gauges)) {
    const name = series.replace(/\{.*$/, '');
    families.set(name, [...(families.get(name) ?? [`# TYPE ${name} ${kind}`]), `${series} ${value}`]);
  }
  return [...families.values()]
    .flatMap((lines) => [...lines, ''])
    .join('\n')
    .replaceAll('\n\n', '\n');
}

/** A name with its labels. */
export const seriesOf = (name: string, labels: Labels): string => `${name}${printLabels(labels)}`;

function printLabels(labels: Labels): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/["\\\n]/g, '_')}"`);
  return parts.length > 0 ? `{${parts.join(',')}}` : '';
}
