import { type NamesPerLanguage, nameIn, type OfferedClassifier } from '@wpm/contract';

/** What can be chosen of a tree: the classifiers that hold no others, each by its path, in the order they are offered. */
export function leavesOf(
  offered: readonly OfferedClassifier[],
  language: string,
): readonly { readonly id: string; readonly path: string }[] {
  const byId = new Map(offered.map((each) => [each.id, each]));
  const groups = new Set(offered.map(({ parentId }) => parentId));
  const namesOf = (id: string | null): readonly NamesPerLanguage[] => {
    const each = id === null ? undefined : byId.get(id);
    return each ? [...namesOf(each.parentId), each.names] : [];
  };
  const leaves = offered.filter(({ id }) => !groups.has(id));
  return leaves.map(({ id }) => ({
    id,
    path: namesOf(id)
      .map((names) => nameIn(names, language))
      .join(' › '),
  }));
}
