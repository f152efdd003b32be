import { foldText } from '@wpm/contract';
import { type RawBuilder, sql } from 'kysely';

/** Whether a folded text holds what was typed. By what folds to nothing, as an accent alone, none is found: all would be. */
export function holdsText(folded: RawBuilder<unknown>, typed: string): RawBuilder<boolean> {
  const text = foldText(typed);
  return text === '' ? sql`FALSE` : sql`position(${text} IN ${folded}) > 0`;
}
