import { z } from 'zod';
import { classifierSettings } from './directory/classifier.ts';
import { party } from './call.ts';
import { saidClassifier } from './said-classifier.ts';

/** A classifier that was set, with what was written to it, by whom and when. */
export const classification = z.strictObject({
  classifier: saidClassifier,
  note: z.string().nullable(),
  at: z.iso.datetime(),
  /** Who set it, by name; null: the platform. */
  by: z.string().nullable(),
});
export type Classification = z.infer<typeof classification>;

/** A change of what is said of a part in a call: `before` is null where nothing was. */
export const callEdit = z.strictObject({
  part: z.int().nonnegative(),
  before: classification.nullable(),
  after: classification,
});
export type CallEdit = z.infer<typeof callEdit>;

/** A classifier as it is offered for a call: only one that is nobody's `parentId` can be chosen. */
export const offeredClassifier = classifierSettings
  .pick({ names: true, parentId: true, kind: true, needsNote: true, recall: true })
  .extend({ id: z.uuid() });
export type OfferedClassifier = z.infer<typeof offeredClassifier>;

/** What is said of a part in a call, and what can be: the campaign's own classifiers first, then those of all calls. */
export const classifiedPart = z.strictObject({
  callId: z.uuid(),
  part: z.int().nonnegative(),
  /** Who was at the other end of it, and in which campaign; null: outside campaigns. */
  customer: party,
  campaignId: z.uuid().nullable(),
  current: classification.nullable(),
  offered: z.array(offeredClassifier),
  /** Until when who took part may set it; null while the call lasts, and for whom no such time holds. */
  until: z.iso.datetime().nullable(),
});
export type ClassifiedPart = z.infer<typeof classifiedPart>;

/** What is to be said of a call. */
export const classificationWish = {
  classifierId: z.uuid(),
  note: z.string().trim().max(2_000).default(''),
  /** When the customer is to be called again, of a classifier that asks for it. */
  recallAt: z.iso.datetime().optional(),
};
