import type { ExportOrder, Party } from '@wpm/contract';
import { assertNever, type Result } from '@wpm/kernel';
import type { CursorRefusal, Page, Paging, ReportDays, Reports, Store } from '@wpm/store';
import { namingOf } from '../endpoints/contacts/contact-names.ts';
import { licensedFor } from '../policies/entitlement.ts';
import { presentPart } from '../presenters/call-report.ts';
import { presentMissedCustomer } from '../presenters/missed-call.ts';
import { presentOffer } from '../presenters/offer.ts';
import { presentRecall } from '../presenters/recall.ts';
import { presentRecording } from '../presenters/recording.ts';
import { presentAgentFigures, presentCampaignFigures, presentMissedFigures } from '../presenters/roll-ups.ts';
import type { Cell } from './cell.ts';
import {
  agentColumns,
  CALL_COLUMNS,
  CAMPAIGN_COLUMNS,
  chosenColumns,
  type Column,
  MISSED_COLUMNS,
  MISSED_LIST_COLUMNS,
  OFFER_COLUMNS,
  QUALITY_COLUMNS,
  RECALL_COLUMNS,
  RECORDING_COLUMNS,
  type Say,
  sayIn,
} from './columns.ts';

/** A report on its way into a file: its columns, how many rows there will be, and the rows, in parts. */
export type ReportSource = {
  readonly columns: readonly string[];
  readonly total: number;
  readonly parts: AsyncIterable<readonly (readonly Cell[])[]>;
};

/** So many rows are in memory at once. */
const PART = 2_000;

/** What reports are read from. */
export type ReportReads = Pick<Store, 'reports' | 'recalls' | 'recordings' | 'contacts' | 'crmCallers' | 'licences'>;

/** Whose report it is, of which days, as they are now; and whether whoever reads it may know the tenant's contacts. */
export type Of = {
  readonly tenantId: string;
  readonly days: ReportDays;
  readonly now: Date;
  readonly knowsContacts: boolean;
};

export async function sourceOf(store: ReportReads, order: ExportOrder, of: Of): Promise<ReportSource> {
  const { reports } = store;
  const { tenantId, days, now } = of;
  const { agentId, campaignId } = order;
  const { from, until } = days;
  switch (order.report) {
    case 'calls':
      return callsOf(reports, order, of);
    case 'campaigns': {
      const filter = { from, until, by: order.by, campaignId, withinSeconds: order.withinSeconds };
      const rows = await reports.campaigns(tenantId, filter);
      return whole(rows.map(presentCampaignFigures), CAMPAIGN_COLUMNS, order);
    }
    case 'agents': {
      const rows = await reports.agents(tenantId, { ...days, agentId, campaignId, per: order.per, now });
      const figures = rows.map(presentAgentFigures);
      return whole(figures, agentColumns(figures, order.per), order);
    }
    case 'quality':
      return whole(await reports.quality(tenantId, { ...days, by: order.facet, campaignId }), QUALITY_COLUMNS, order);
    case 'recalls':
      return recallsOf(store, order, of);
    case 'missed':
      return missedOf(reports, order, of);
    case 'missed-list':
      return missedListOf(store, order, of);
    case 'offers':
      return offersOf(store, order, of);
    case 'recordings':
      return recordingsOf(store, order, of);
    default:
      return assertNever(order.report);
  }
}

/** Sums are few: all of them at once. */
function whole<Row>(rows: readonly Row[], all: readonly Column<Row>[], order: ExportOrder): ReportSource {
  const [say, columns] = [sayIn(order), chosenColumns(all, order.columns)];
  async function* parts() {
    yield rows.map((row) => cellsOf(row, columns, say));
  }
  return { columns: columns.map(({ id }) => id), total: rows.length, parts: parts() };
}

/** The filter of a report of days, as the store takes it. */
const targetOf = ({ agentId, campaignId }: ExportOrder, { days: { from, until } }: Of) => ({
  from,
  until,
  agentId,
  campaignId,
});

async function callsOf(reports: Reports, order: ExportOrder, of: Of): Promise<ReportSource> {
  const { number, direction, outcome, left, classifier, minSeconds, maxSeconds, sort } = order;
  const filter = {
    ...targetOf(order, of),
    number,
    direction,
    outcome,
    left,
    classifier,
    minTalkMs: minSeconds && minSeconds * 1_000,
    maxTalkMs: maxSeconds === undefined ? undefined : maxSeconds * 1_000,
  };
  return inPages(CALL_COLUMNS, order, {
    total: await reports.countParts(of.tenantId, filter),
    read: (paging) => reports.calls(of.tenantId, { ...filter, sort, ...paging }),
    present: async (rows) => rows.map(presentPart),
  });
}

async function offersOf({ reports }: ReportReads, order: ExportOrder, of: Of): Promise<ReportSource> {
  const selection = { ...targetOf(order, of), verdict: order.verdict, outcome: order.offerOutcome };
  return inPages(OFFER_COLUMNS, order, {
    total: await reports.countOffers(of.tenantId, selection),
    read: (paging) => reports.offers(of.tenantId, { ...selection, ...paging }),
    present: async (rows) => rows.map(presentOffer),
  });
}

async function recordingsOf({ recordings }: ReportReads, order: ExportOrder, of: Of): Promise<ReportSource> {
  const { number, completeness, held } = order;
  const selection = { ...targetOf(order, of), number, completeness, held };
  return inPages(RECORDING_COLUMNS, order, {
    total: await recordings.count(of.tenantId, selection),
    read: (paging) => recordings.page(of.tenantId, { ...selection, ...paging }),
    present: async (rows) => rows.map(presentRecording),
  });
}

async function missedOf(reports: Reports, order: ExportOrder, { tenantId, days }: Of): Promise<ReportSource> {
  const { rows: by, campaignId, line } = order;
  const { from, until } = days;
  const rows = await reports.missed(tenantId, { from, until, by, campaignId, line });
  const figures = rows.map((row) => presentMissedFigures(row, by, days));
  return whole(figures, MISSED_COLUMNS, order);
}

async function missedListOf(store: ReportReads, order: ExportOrder, of: Of): Promise<ReportSource> {
  const { tenantId, days, now } = of;
  const { campaignId, line, reason, standing } = order;
  const selection = { from: days.from, until: days.until, now, campaignId, line, reason, standing };
  const named = await namingFor(store, of);
  return inPages(MISSED_LIST_COLUMNS, order, {
    total: await store.reports.countMissedCustomers(tenantId, selection),
    read: (paging) => store.reports.missedCustomers(tenantId, { ...selection, ...paging }),
    present: (rows) => named(rows.map((row) => presentMissedCustomer(row, now))),
  });
}

/** Those of every period, as on the screen. */
async function recallsOf(store: ReportReads, order: ExportOrder, of: Of): Promise<ReportSource> {
  const { tenantId, now } = of;
  const { state, campaignId } = order;
  const named = await namingFor(store, of);
  return inPages(RECALL_COLUMNS, order, {
    total: await store.recalls.count(tenantId, { state, campaignId }),
    read: (paging) => store.recalls.page(tenantId, { state, campaignId, ...paging }),
    present: (rows) => named(rows.map((row) => presentRecall(row, now))),
  });
}

/** Calls customers as the contacts do, where whoever reads may know them. */
async function namingFor(store: ReportReads, { tenantId, now, knowsContacts }: Of) {
  const contacts = knowsContacts && licensedFor('miniCRM', await store.licences.of(tenantId), now).ok;
  return async <Row extends { readonly customer: Party }>(rows: readonly Row[]): Promise<readonly Row[]> => {
    const numbers = rows.map(({ customer }) => customer.number);
    const named = await namingOf(store, { tenantId, contacts }, numbers);
    return rows.map((row) => ({ ...row, customer: named(row.customer) }));
  };
}

/** A list of rows: how many in all, how a page of it is read, and what is shown of the rows of one. */
type Listed<Kept, Row> = {
  readonly total: number;
  readonly read: (paging: Paging) => Promise<Result<Page<Kept>, CursorRefusal>>;
  readonly present: (rows: readonly Kept[]) => Promise<readonly Row[]>;
};

/** Lists are long: page after page, each from where the last one ended, so that nothing is kept open meanwhile. */
function inPages<Kept, Row>(
  all: readonly Column<Row>[],
  order: ExportOrder,
  { total, read, present }: Listed<Kept, Row>,
): ReportSource {
  const [say, columns] = [sayIn(order), chosenColumns(all, order.columns)];
  async function* parts() {
    let after: string | undefined;
    do {
      const page = await read({ limit: PART, after });
      if (!page.ok) throw new Error(page.error.code);
      yield (await present(page.value.items)).map((row) => cellsOf(row, columns, say));
      after = page.value.next ?? undefined;
    } while (after !== undefined);
  }
  return { columns: columns.map(({ id }) => id), total, parts: parts() };
}

const cellsOf = <Row>(row: Row, columns: readonly Column<Row>[], say: Say): readonly Cell[] =>
  columns.map(({ cell }) => cell(row, say));
