import { z } from 'zod';
import { CLASSIFIER_KINDS } from '../../work-vocabulary.ts';
import { namesPerLanguage } from './names.ts';

/** How deep the tree of classifiers may be (F07). */
export const MOST_CLASSIFIER_LEVELS = 3;

/** Whether choosing it plans a recall (semantics, Classifiers): when, and for whom. */
export const classifierRecall = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('after'),
    minutes: z
      .int()
      .min(1)
      .max(60 * 24 * 90),
    for: z.enum(['this-agent', 'anyone']).default('anyone'),
  }),
  /** The agent is asked for the date. */
  z.strictObject({ kind: z.literal('ask'), for: z.enum(['this-agent', 'anyone']).default('anyone') }),
]);

/** A classifier: a place in the tree of a campaign, or of calls outside campaigns (F07). */
export const classifierSettings = z.strictObject({
  names: namesPerLanguage,
  enabled: z.boolean().default(true),
  /** Null: for calls outside campaigns and, as the global ones, in each campaign. */
  campaignId: z.uuid().nullable().default(null),
  /** Null: at the top of its tree. */
  parentId: z.uuid().nullable().default(null),
  /** Among its siblings; equals are sorted by name. */
  position: z.int().min(0).max(999).default(0),
  kind: z.enum(CLASSIFIER_KINDS),
  needsNote: z.boolean().default(false),
  recall: classifierRecall.default({ kind: 'none' }),
  /** The campaign is done with the customer: what is planned for them there is cancelled. */
  closesRecord: z.boolean().default(false),
  /** No recall of the customer is planned any more, and those that are, are cancelled. */
  addsToDoNotCall: z.boolean().default(false),
});
export type ClassifierSettings = z.infer<typeof classifierSettings>;
