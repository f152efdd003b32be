import { z } from 'zod';
import { CLASSIFIER_KINDS, SYSTEM_CLASSIFIERS } from '../work-vocabulary.ts';
import { namesPerLanguage } from './directory/names.ts';

/** The classifier of a user's part in a call (F07): one of the administrator's by its names of then, or the platform's own. */
export const saidClassifier = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('own'),
    id: z.uuid(),
    /** From the top of its tree down to itself. */
    names: z.array(namesPerLanguage).min(1),
    says: z.enum(CLASSIFIER_KINDS),
  }),
  z.strictObject({ kind: z.literal('system'), is: z.enum(SYSTEM_CLASSIFIERS) }),
]);
export type SaidClassifier = z.infer<typeof saidClassifier>;

/** One classifier by its id, a group by that of the classifier it stands below, or the platform's own. */
export const classifierFilter = z.union([z.uuid(), z.enum(SYSTEM_CLASSIFIERS)]);
