import { z } from 'zod';
import { OFFER_VERDICTS } from '../offer-verdicts.ts';
import { OFFER_OUTCOMES } from '../vocabulary.ts';
import { CALL_REPORT_SORTS, callReportFilter } from './call-report.ts';
import { columnsIn } from './page-columns.ts';
import { MISSED_GROUPS, missedListFilter } from './missed-list.ts';
import { RECALL_LISTS } from './recall.ts';
import { RECORDING_COMPLETENESSES } from './recording.ts';
import { EXPORT_FORMATS, type ExportedReport, exportOrder } from './report-export.ts';
import { AGENT_GROUPS, CAMPAIGN_GROUPS, QUALITY_GROUPS, SERVICE_LIMITS } from './roll-ups.ts';

export const MAILING_RHYTHMS = ['day', 'week', 'month'] as const;
export type MailingRhythm = (typeof MAILING_RHYTHMS)[number];

/** Why nothing is sent: its owner said so, may no longer have reports mailed, or nobody is left who may get it. */
export const MAILING_PAUSES = ['by-owner', 'owner-not-allowed', 'nobody-left'] as const;
export type MailingPause = (typeof MAILING_PAUSES)[number];

const rhythm = {
  every: z.enum(MAILING_RHYTHMS),
  /** Of a week 1 (Monday) to 7, of a month 1 to 31, which in a shorter one is its last; ignored of a day. */
  day: z.int().min(1).max(31).default(1),
  /** In the tenant's time zone. Where the clocks leave this time out, it is the moment they go on. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no time of day'),
};

/** When and to whom a kept view goes as a file, and what the file calls things: as of an export (F46). */
export const mailingSettings = {
  ...rhythm,
  format: z.enum(EXPORT_FORMATS),
  separator: exportOrder.shape.separator,
  texts: exportOrder.shape.texts,
  /** Of the message. */
  language: z.enum(['pl', 'en']),
  /** Users of the tenant with an e-mail address who see reports. */
  recipientIds: z.array(z.uuid()).min(1).max(50),
  paused: z.boolean().default(false),
};

/** A kept view on its way by mail, as its owner and its recipients see it. */
export const reportMailing = z.strictObject({
  ...rhythm,
  format: z.enum(EXPORT_FORMATS),
  language: z.enum(['pl', 'en']),
  recipients: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  /** Who has ended it for themselves since they were chosen last, the newest first. */
  left: z.array(z.strictObject({ id: z.uuid(), name: z.string(), at: z.iso.datetime() })),
  paused: z.enum(MAILING_PAUSES).nullable(),
  nextAt: z.iso.datetime().nullable(),
  lastAt: z.iso.datetime().nullable(),
});
export type ReportMailing = z.infer<typeof reportMailing>;

/** What each word of a report's address is in an order of its file, and what it may say: of calls one thing, of offers another. */
const WORDS = [
  ['period', 'period', callReportFilter.period],
  ['from', 'first', callReportFilter.first],
  ['to', 'last', callReportFilter.last],
  ['agent', 'agentId', callReportFilter.agentId],
  ['campaign', 'campaignId', callReportFilter.campaignId],
  ['direction', 'direction', callReportFilter.direction],
  ['outcome', 'outcome', callReportFilter.outcome],
  ['left', 'left', callReportFilter.left],
  ['classifier', 'classifier', callReportFilter.classifier],
  ['number', 'number', callReportFilter.number],
  ['min', 'minSeconds', callReportFilter.minSeconds],
  ['max', 'maxSeconds', callReportFilter.maxSeconds],
  ['sort', 'sort', z.enum(CALL_REPORT_SORTS)],
  ['by', 'by', z.enum(CAMPAIGN_GROUPS)],
  ['facet', 'facet', z.enum(QUALITY_GROUPS)],
  ['per', 'per', z.enum(AGENT_GROUPS)],
  ['rows', 'rows', z.enum(MISSED_GROUPS)],
  ['line', 'line', missedListFilter.line],
  ['reason', 'reason', missedListFilter.reason],
  ['standing', 'standing', missedListFilter.standing],
  ['state', 'state', z.enum(RECALL_LISTS)],
  ['within', 'withinSeconds', z.enum(SERVICE_LIMITS)],
  ['verdict', 'verdict', z.enum(OFFER_VERDICTS)],
  ['outcome', 'offerOutcome', z.enum(OFFER_OUTCOMES)],
  ['completeness', 'completeness', z.enum(RECORDING_COMPLETENESSES)],
  ['held', 'held', z.enum(['true', 'false']).transform((held) => held === 'true')],
] as const;

/** What the query of a report's address asks for, as part of an order of its file. What is not known of it is left out. */
export function exportFilterOf(report: ExportedReport, query: string): Readonly<Record<string, unknown>> {
  const asked = new URLSearchParams(query);
  const said = WORDS.flatMap(([word, field, shape]) => {
    const text = asked.get(word);
    const value = text === null ? undefined : shape.safeParse(text);
    return value?.success === true ? [[field, value.data] as const] : [];
  });
  return { ...Object.fromEntries(said), columns: columnsIn(report, query) };
}
