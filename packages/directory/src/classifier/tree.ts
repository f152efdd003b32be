import { type ClassifierSettings, type FieldReasons, MOST_CLASSIFIER_LEVELS } from '@wpm/contract';

/** A classifier in its tree. */
export type ClassifierNode = {
  readonly id: string;
  readonly settings: Pick<ClassifierSettings, 'parentId' | 'campaignId'>;
};

/**
 * What a classifier's place in the tree would break (F07): at most three levels, no circle, and parent and children of one
 * campaign. @param all of the tenant, the one that is placed as it was before, if it was
 */
export function misplacement(placed: ClassifierNode, all: readonly ClassifierNode[]): FieldReasons {
  const { parentId, campaignId } = placed.settings;
  const nodes = new Map([...all, placed].map((node) => [node.id, node]));
  const children = all.filter(({ id, settings }) => settings.parentId === placed.id && id !== placed.id);
  if (children.some(({ settings }) => settings.campaignId !== campaignId)) return { campaignId: 'contradicts' };
  if (parentId === null) return heightOf(placed.id, all) > MOST_CLASSIFIER_LEVELS ? { parentId: 'too-deep' } : {};
  const parent = nodes.get(parentId);
  if (!parent) return { parentId: 'does-not-exist' };
  if (parent.settings.campaignId !== campaignId) return { parentId: 'contradicts' };
  const above = levelOf(parent, nodes);
  if (above === undefined) return { parentId: 'contradicts' };
  return above + heightOf(placed.id, all) > MOST_CLASSIFIER_LEVELS ? { parentId: 'too-deep' } : {};
}

/** 1 at the top; undefined in a circle. */
function levelOf(node: ClassifierNode, nodes: ReadonlyMap<string, ClassifierNode>): number | undefined {
  let level = 1;
  for (let { parentId } = node.settings; parentId !== null; level++) {
    if (level > nodes.size) return undefined;
    parentId = nodes.get(parentId)?.settings.parentId ?? null;
  }
  return level;
}

/** Levels from this one down, itself included; of a circle more than there may be. */
function heightOf(id: string, all: readonly ClassifierNode[]): number {
  let height = 0;
  for (let level = new Set([id]); level.size > 0 && height <= MOST_CLASSIFIER_LEVELS; height++) {
    const above = level;
    level = new Set(
      all.filter(({ settings }) => settings.parentId !== null && above.has(settings.parentId)).map((node) => node.id),
    );
  }
  return height;
}
