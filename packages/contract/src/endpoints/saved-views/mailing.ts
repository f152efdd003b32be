import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { mailingSettings } from '../../shapes/report-mailing.ts';
import { savedView } from '../../shapes/saved-view.ts';

/** Has a kept view of one's own mailed as a file; settings of before are replaced. */
export const setReportMailing = endpoint({
  method: 'PUT',
  path: '/saved-views/:viewId/mailing',
  right: 'reports:share',
  input: z.strictObject({ viewId: z.uuid(), ...mailingSettings }),
  output: savedView,
  errors: ['mailing/no-file', 'mailing/not-for-recipient'],
});

/** Has a kept view mailed no more. */
export const removeReportMailing = endpoint({
  method: 'DELETE',
  path: '/saved-views/:viewId/mailing',
  right: 'reports:share',
  input: z.strictObject({ viewId: z.uuid() }),
  output: savedView,
  errors: [],
});

/** Who gets a report by mail gets it no more. */
export const leaveReportMailing = endpoint({
  method: 'DELETE',
  path: '/saved-views/:viewId/mailing/me',
  right: 'calls:read-all',
  input: z.strictObject({ viewId: z.uuid() }),
  output: z.strictObject({}),
  errors: [],
});

/** The users a report can be mailed to, by name. */
export const listReportRecipients = endpoint({
  method: 'GET',
  path: '/report-recipients',
  right: 'reports:share',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(z.strictObject({ id: z.uuid(), name: z.string() })) }),
  errors: [],
});
