import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { leaveReportMailing, listReportRecipients, removeReportMailing, setReportMailing } from './mailing.ts';
import { because } from '../../field-reasons.ts';
import { namesKnownColumns } from '../../shapes/page-columns.ts';
import type { SavedViewPage } from '../../shapes/saved-view-pages.ts';
import { savedView, savedViewSettings } from '../../shapes/saved-view.ts';

/** One's own views, and those others share with the tenant, by name. */
const listSavedViews = endpoint({
  method: 'GET',
  path: '/saved-views',
  right: 'calls:read-all',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(savedView) }),
  errors: [],
});

/** A view of one's own, or one that is shared. */
const getSavedView = endpoint({
  method: 'GET',
  path: '/saved-views/:viewId',
  right: 'calls:read-all',
  input: z.strictObject({ viewId: z.uuid() }),
  output: savedView,
  errors: [],
});

const columnsAreKnown = ({ page, query }: { readonly page: SavedViewPage; readonly query: string }) =>
  namesKnownColumns(page, query);
const UNKNOWN_COLUMN = {
  path: ['query'],
  ...because('not-an-option', 'names a column the page does not have, or one twice'),
};

/** Keeps a view under a name. To share it takes `reports:share`. */
const createSavedView = endpoint({
  method: 'POST',
  path: '/saved-views',
  right: 'calls:read-all',
  input: z.strictObject(savedViewSettings).refine(columnsAreKnown, UNKNOWN_COLUMN),
  output: savedView,
  errors: ['item/too-many', 'item/taken'],
});

/** Changes a view of one's own. */
const changeSavedView = endpoint({
  method: 'PUT',
  path: '/saved-views/:viewId',
  right: 'calls:read-all',
  input: z.strictObject({ viewId: z.uuid(), ...savedViewSettings }).refine(columnsAreKnown, UNKNOWN_COLUMN),
  output: savedView,
  errors: ['item/taken'],
});

/** Removes a view of one's own; an administrator may remove what others share, too. */
const removeSavedView = endpoint({
  method: 'DELETE',
  path: '/saved-views/:viewId',
  right: 'calls:read-all',
  input: z.strictObject({ viewId: z.uuid() }),
  output: z.strictObject({}),
  errors: [],
});

/** Views of reports kept under a name and mailed (F46). */
export const SAVED_VIEW_ENDPOINTS = {
  listSavedViews,
  getSavedView,
  createSavedView,
  changeSavedView,
  removeSavedView,
  setReportMailing,
  removeReportMailing,
  leaveReportMailing,
  listReportRecipients,
} as const;
