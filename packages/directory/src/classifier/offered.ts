import type { ClassificationRefusal, ClassifierSettings } from '@wpm/contract';
import { type Result, ok, refuse } from '@wpm/kernel';

/** A classifier as the administrator set it up. */
export type Classifier = { readonly id: string; readonly settings: ClassifierSettings };

/**
 * The classifiers a call can have (F07): the campaign's own tree first, then the one of all calls, each in the order the
 * administrator gave it. What stands below one that is disabled is not offered either.
 * @param all of the tenant @param campaignId null: the call came to no campaign
 */
export function offeredClassifiers(all: readonly Classifier[], campaignId: string | null): readonly Classifier[] {
  const trees = campaignId === null ? [null] : [campaignId, null];
  return trees.flatMap((tree) => {
    const own = all.filter(({ settings }) => settings.campaignId === tree && settings.enabled);
    return below(null, own.toSorted(byPlace));
  });
}

/** From the top: each with what stands below it behind it. */
function below(parentId: string | null, nodes: readonly Classifier[]): readonly Classifier[] {
  const children = nodes.filter(({ settings }) => settings.parentId === parentId);
  return children.flatMap((child) => [child, ...below(child.id, nodes)]);
}

const byPlace = (one: Classifier, other: Classifier): number => one.settings.position - other.settings.position;

/** What somebody says of a call. */
export type ClassifierWish = {
  readonly classifierId: string;
  readonly note: string;
  /** When the customer is to be called again. */
  readonly recallAt?: Date | undefined;
};

/** What is then written of it: the classifier with all it stands below, the topmost first. */
export type ChosenClassifier = {
  readonly path: readonly Classifier[];
  readonly note: string | null;
  /** Null: none is planned. */
  readonly recall: { readonly at: Date; readonly for: 'this-agent' | 'anyone' } | null;
};

/** How far ahead a recall may be planned. */
export const LONGEST_RECALL_MS = 366 * 24 * 60 * 60_000;

/** Whether a recall can be planned for then. */
export const isRecallTime = (at: Date, now: Date): boolean =>
  at > now && at.getTime() - now.getTime() <= LONGEST_RECALL_MS;

/** Whether this can be said of a call that is offered these (`offeredClassifiers`): of the ends of branches, with the note they need. */
export function chooseClassifier(
  offered: readonly Classifier[],
  { classifierId, note, recallAt }: ClassifierWish,
  now: Date,
): Result<ChosenClassifier, { readonly code: Exclude<ClassificationRefusal, 'classifier/too-late'> }> {
  const path = pathTo(offered, classifierId);
  const chosen = path.at(-1);
  const isGroup = offered.some(({ settings }) => settings.parentId === classifierId);
  if (!chosen || isGroup) return refuse({ code: 'classifier/not-offered' });
  if (chosen.settings.needsNote && note === '') return refuse({ code: 'classifier/note-required' });
  const recall = recallOf(chosen, recallAt, now);
  if (recall === undefined) return refuse({ code: 'classifier/time-required' });
  return ok({ path, note: note === '' ? null : note, recall });
}

/** Undefined: it asks for a time, and none that can be was said. */
function recallOf(
  { settings: { recall } }: Classifier,
  at: Date | undefined,
  now: Date,
): ChosenClassifier['recall'] | undefined {
  if (recall.kind === 'none') return null;
  if (recall.kind === 'after') return { at: new Date(now.getTime() + recall.minutes * 60_000), for: recall.for };
  return at && isRecallTime(at, now) ? { at, for: recall.for } : undefined;
}

function pathTo(offered: readonly Classifier[], id: string | null): readonly Classifier[] {
  const node = offered.find((each) => each.id === id);
  return node ? [...pathTo(offered, node.settings.parentId), node] : [];
}
