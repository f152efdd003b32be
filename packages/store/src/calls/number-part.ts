import { type RawBuilder, sql } from 'kysely';

/** What holds this text, as a pattern of LIKE: nothing of it means anything but itself. */
export const patternOf = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/**
 * Whether one or several numbers hold what was typed of a number, however people write it. By what only stands between digits, as `-`
 * alone, none is found: without it every number would be.
 */
export function holdsNumber(numbers: RawBuilder<unknown>, typed: string): RawBuilder<boolean> {
  const written = typed.replace(/[\s().-]/g, '');
  return written === '' ? sql`FALSE` : sql`${numbers} LIKE ${patternOf(written)}`;
}
