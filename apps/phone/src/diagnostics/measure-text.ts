import type { LIMITS } from '@wpm/softphone';
import type { Language } from '@wpm/ui';

export type Measure = keyof typeof LIMITS;

/** A value as it is shown: `0,4%`, `12 ms`; `unknown` where there is none. */
export function measureText(measure: Measure, value: number | null, language: Language, unknown: string): string {
  if (value === null) return unknown;
  if (measure !== 'lossPercent') return `${Math.round(value)}\u00a0ms`;
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return `${new Intl.NumberFormat(language, digits).format(value)}%`;
}
