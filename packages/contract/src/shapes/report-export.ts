import { z } from 'zod';
import { because } from '../field-reasons.ts';
import { areColumnsOf } from './page-columns.ts';
import { CALL_REPORT_SORTS, callReportFilter } from './call-report.ts';
import { OFFER_VERDICTS } from '../offer-verdicts.ts';
import { OFFER_OUTCOMES } from '../vocabulary.ts';
import { MISSED_GROUPS, missedListFilter } from './missed-list.ts';
import { RECALL_LISTS } from './recall.ts';
import { RECORDING_COMPLETENESSES } from './recording.ts';
import { AGENT_GROUPS, CAMPAIGN_GROUPS, QUALITY_GROUPS, SERVICE_LIMITS } from './roll-ups.ts';

/** Reports that can be had as a file. */
export const EXPORTED_REPORTS = [
  'calls',
  'campaigns',
  'agents',
  'missed',
  'missed-list',
  'recalls',
  'quality',
  'offers',
  'recordings',
] as const;
export type ExportedReport = (typeof EXPORTED_REPORTS)[number];

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const MOST_TEXTS = 400;
const talkSeconds = z.int().min(0).max(86_400);

const exportFields = z.strictObject({
  report: z.enum(EXPORTED_REPORTS),
  format: z.enum(EXPORT_FORMATS),
  /** Of a CSV. With `;` a decimal comma stands in numbers: so Excel reads it in Polish. */
  separator: z.enum([',', ';']).default(','),
  /**
   * What the file calls things, in the user's language: `column.agent`, `result.answered`, `sheet`. What is not named here has its
   * code: the platform knows no languages.
   */
  texts: z
    .record(z.string().max(64), z.string().max(200))
    .refine((texts) => Object.keys(texts).length <= MOST_TEXTS)
    .default({}),
  /** Of names that have one in each language, as classifiers do. */
  language: z.enum(['pl', 'en']).default('pl'),
  /**
   * Which columns of the screen the file has, in this order, after what heads each row: of each all that stands in its cell. Left out:
   * every column there is.
   */
  columns: z.array(z.string().max(40)).max(40).optional(),
  ...callReportFilter,
  // A body says numbers as such; what an address says as text is read with more patience.
  minSeconds: talkSeconds.optional(),
  maxSeconds: talkSeconds.optional(),
  sort: z.enum(CALL_REPORT_SORTS).default('newest'),
  by: z.enum(CAMPAIGN_GROUPS).default('campaign'),
  /** The groups of the report of quality. */
  facet: z.enum(QUALITY_GROUPS).default('agent'),
  /** The rows of the report of agents. */
  per: z.enum(AGENT_GROUPS).default('agent'),
  /** The groups of the report of missed calls. */
  rows: z.enum(MISSED_GROUPS).default('day'),
  line: missedListFilter.line,
  reason: missedListFilter.reason,
  standing: missedListFilter.standing,
  /** Of recalls, which have no period. */
  state: z.enum(RECALL_LISTS).default('open'),
  withinSeconds: z.enum(SERVICE_LIMITS).default('own'),
  /** Of the ledger of offers; its outcomes are not those of calls. */
  verdict: z.enum(OFFER_VERDICTS).optional(),
  offerOutcome: z.enum(OFFER_OUTCOMES).optional(),
  /** Of recordings. */
  completeness: z.enum(RECORDING_COMPLETENESSES).optional(),
  held: z.boolean().optional(),
});

/** What is to be exported. What a report does not filter by is ignored. */
export const exportOrder = exportFields.refine(
  ({ report, columns }) => columns === undefined || areColumnsOf(report, columns),
  { path: ['columns'], ...because('not-an-option', 'are no columns of this report, each named once') },
);
export type ExportOrder = z.infer<typeof exportOrder>;

/** How far an export is. A file that is ready can be fetched from `/report-exports/:exportId/file` for an hour. */
export const reportExport = z.strictObject({
  id: z.uuid(),
  report: z.enum(EXPORTED_REPORTS),
  format: z.enum(EXPORT_FORMATS),
  state: z.enum(['waiting', 'running', 'ready', 'failed']),
  /** Written so far, and in all; null until it was counted. */
  rows: z.int().nonnegative(),
  total: z.int().nonnegative().nullable(),
  /** Of the file, once it is ready. */
  bytes: z.int().nonnegative().nullable(),
});
export type ReportExport = z.infer<typeof reportExport>;
