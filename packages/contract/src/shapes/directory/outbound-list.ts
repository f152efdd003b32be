import { z } from 'zod';
import { OUTBOUND_MODES } from '../../work-vocabulary.ts';
import { name } from './names.ts';

/** After a call that came to nothing: how long the entry rests, and how many more calls follow such a result. */
const again = (afterMinutes: number, times: number) =>
  z
    .strictObject({
      afterMinutes: z.int().min(1).max(43_200).default(afterMinutes),
      times: z.int().min(0).max(20).default(times),
    })
    .prefault({});

/** Everything an administrator sets of an outbound list (F45): whom it calls are its entries. */
export const outboundListSettings = z.strictObject({
  name,
  /** False: it is paused. */
  enabled: z.boolean().default(true),
  campaignId: z.uuid(),
  mode: z.enum(OUTBOUND_MODES).default('preview'),
  /** How long an agent looks at an entry before it is offered to another. */
  previewSeconds: z.int().min(10).max(900).default(60),
  /** When customers are called, by their clock; null: in the campaign's hours, or 8 to 20 from Monday to Saturday. */
  hoursId: z.uuid().nullable().default(null),
  /** Calls to an entry in all. */
  mostAttempts: z.int().min(1).max(50).default(6),
  retry: z
    .strictObject({ busy: again(10, 3), noAnswer: again(120, 3), failed: again(60, 1), abandoned: again(1_440, 1) })
    .prefault({}),
  /** Progressive calls pause for the day when more percent of who answered than this met nobody. */
  abandonedPercent: z.int().min(1).max(100).default(3),
});
export type OutboundListSettings = z.infer<typeof outboundListSettings>;
