import type { Classification, OfferedClassifier, SaidClassifier } from '@wpm/contract';
import type { Classifier } from '@wpm/directory';
import type { ClassificationRow } from '@wpm/store';

/** The classifier of a part alone. */
export function presentSaid({ ids, names, says, system }: ClassificationRow): SaidClassifier {
  if (system !== null) return { kind: 'system', is: system };
  const id = ids?.at(-1);
  if (id === undefined || names === null || says === null) throw new Error('a classification is of nobody');
  return { kind: 'own', id, names: [...names], says };
}

/** What was said of a part, with who said it. */
export function presentClassification(row: ClassificationRow): Classification {
  return { classifier: presentSaid(row), note: row.note, at: row.setAt, by: row.setBy };
}

/** A classifier as it is offered. */
export function presentOffered({ id, settings }: Classifier): OfferedClassifier {
  const { names, parentId, kind, needsNote, recall } = settings;
  return { id, names, parentId, kind, needsNote, recall };
}
