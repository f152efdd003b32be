import type { FieldReasons } from '@wpm/contract';

/**
 * Texts of a checked input that PostgreSQL cannot take, by their path: with a NUL, or with half a character. A shape may clean
 * its texts; what it left so is refused here, before it becomes a fault of the database.
 */
export function unstorableTexts(input: unknown): FieldReasons {
  return Object.fromEntries(
    textsOf(input, []).flatMap(([path, text]) => (isStorable(text) ? [] : [[path, 'wrong-format']])),
  );
}

const isStorable = (text: string) => !text.includes('\0') && text.isWellFormed();

type Text = readonly [path: string, text: string];

function textsOf(value: unknown, path: readonly string[]): readonly Text[] {
  if (typeof value === 'string') return [[path.join('.'), value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, [...path, key]));
}
