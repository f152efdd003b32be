import type { OfferedClassifier } from '@wpm/contract';

/** A row of the tree as it is shown: how deep it stands, and whether it holds others. */
export type ClassifierLine = {
  readonly classifier: OfferedClassifier;
  /** 0 at the top. */
  readonly level: number;
  readonly group: 'open' | 'closed' | null;
};

/** The rows that are shown of a tree: everything at the top, and what stands below the groups that are open. */
export function linesOf(
  offered: readonly OfferedClassifier[],
  open: ReadonlySet<string>,
  parentId: string | null = null,
  level = 0,
): readonly ClassifierLine[] {
  return childrenOf(offered, parentId).flatMap((classifier) => {
    const isGroup = childrenOf(offered, classifier.id).length > 0;
    if (!isGroup) return [{ classifier, level, group: null }];
    const isOpen = open.has(classifier.id);
    const line = { classifier, level, group: isOpen ? ('open' as const) : ('closed' as const) };
    return isOpen ? [line, ...linesOf(offered, open, classifier.id, level + 1)] : [line];
  });
}

/** The groups a classifier stands below: what must be open for it to be seen. */
export function groupsAbove(offered: readonly OfferedClassifier[], id: string | undefined): readonly string[] {
  const parentId = offered.find((each) => each.id === id)?.parentId ?? null;
  return parentId === null ? [] : [...groupsAbove(offered, parentId), parentId];
}

const childrenOf = (offered: readonly OfferedClassifier[], parentId: string | null) =>
  offered.filter((each) => each.parentId === parentId);
