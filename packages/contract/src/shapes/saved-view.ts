import { z } from 'zod';
import { reportMailing } from './report-mailing.ts';
import { SAVED_VIEW_PAGES } from './saved-view-pages.ts';

/** What a user says of a view they keep (F46). */
export const savedViewSettings = {
  name: z.string().trim().min(1).max(80),
  page: z.enum(SAVED_VIEW_PAGES),
  /**
   * What stands in the page's address behind the `?`: filters, grouping, sorting, columns. A period by its name stays relative to
   * the day it is looked at.
   */
  query: z
    .string()
    .max(1_000)
    .regex(/^[\w.~!$&'()*+,;=:@/?%-]*$/, 'is not the query of an address'),
  /** Whether every user of the tenant who sees reports sees it as well: each with their own eyes. */
  shared: z.boolean(),
};

/** A view of a report or of the calls, kept under a name. */
export const savedView = z.strictObject({
  id: z.uuid(),
  ...savedViewSettings,
  owner: z.strictObject({ id: z.uuid(), name: z.string() }),
  /** Whether it is of whoever asks. */
  own: z.boolean(),
  /** Null where it is not mailed, or neither by nor to whoever asks. */
  mailing: reportMailing.nullable(),
  /** Whether it is mailed to them. */
  mailedToMe: z.boolean(),
});
export type SavedView = z.infer<typeof savedView>;
