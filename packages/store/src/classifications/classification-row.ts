import type { ClassifierKind, NamesPerLanguage, SystemClassifier } from '@wpm/contract';
import { type RawBuilder, sql } from 'kysely';

/** What was said of a part in a call; `ids` and `names` from the top of the tree down, null where the platform said it. */
export type ClassificationRow = {
  readonly ids: readonly string[] | null;
  readonly names: readonly NamesPerLanguage[] | null;
  readonly says: ClassifierKind | null;
  readonly system: SystemClassifier | null;
  readonly note: string | null;
  readonly setBy: string | null;
  /** ISO 8601, UTC. */
  readonly setAt: string;
};

/** What is said of the part: of `call_classifications` joined as `said`; null where nothing is. */
export const SAID: RawBuilder<ClassificationRow | null> = sql`
  CASE WHEN said.call_id IS NOT NULL THEN jsonb_build_object(
    'ids', said.classifier_ids, 'names', said.names, 'says', said.says, 'system', said.system, 'note', said.note,
    'setAt', utc(said.set_at),
    'setBy', (SELECT display_name FROM accounts WHERE id = said.set_by)) END`;

/** Whether the part joined as `said` has this classifier, or one below it; or this word of the platform's. */
export function saidIs(classifier: string): RawBuilder<boolean> {
  return /^[0-9a-f]{8}-/i.test(classifier)
    ? sql`said.classifier_ids @> ARRAY[${classifier}::uuid]`
    : sql`said.system = ${classifier}`;
}
