import type { ExportOrder } from '@wpm/contract';
import { assertNever } from '@wpm/kernel';
import type { ReportDays, Reports, Store } from '@wpm/store';
import { namingOf } from '../endpoints/contacts/contact-names.ts';
import { licensedFor } from '../policies/entitlement.ts';
import { presentPart } from '../presenters/call-report.ts';
import { presentMissedCustomer } from '../presenters/missed-call.ts';
import { presentRecall } from '../presenters/recall.ts';
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
  QUALITY_COLUMNS,
  RECALL_COLUMNS,
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
export type ReportReads = Pick<Store, 'reports' | 'recalls' | 'contacts' | 'crmCallers' | 'licences'>;

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

/** Calls are many: page after page, each from where the last one ended, so that nothing is kept open meanwhile. */
async function callsOf(reports: Reports, order: ExportOrder, { tenantId, days }: Of): Promise<ReportSource> {
  const { agentId, campaignId, direction, outcome, left, classifier, number, minSeconds, maxSeconds, sort } = order;
  const { from, until } = days;
  const filter = {
    from,
    until,
    agentId,
    campaignId,
    direction,
    outcome,
    left,
    classifier,
    number,
    minTalkMs: minSeconds && minSeconds * 1_000,
    maxTalkMs: maxSeconds === undefined ? undefined : maxSeconds * 1_000,
  };
  const [say, columns] = [sayIn(order), chosenColumns(CALL_COLUMNS, order.columns)];
  async function* parts() {
    let after: string | undefined;
    do {
      const page = await reports.calls(tenantId, { ...filter, sort, limit: PART, after });
      if (!page.ok) throw new Error(page.error.code);
      yield page.value.items.map((row) => cellsOf(presentPart(row), columns, say));
      after = page.value.next ?? undefined;
    } while (after !== undefined);
  }
  const total = await reports.countParts(tenantId, filter);
  return { columns: columns.map(({ id }) => id), total, parts: parts() };
}

async function missedOf(reports: Reports, order: ExportOrder, { tenantId, days }: Of): Promise<ReportSource> {
  const { rows: by, campaignId, line } = order;
  const { from, until } = days;
  const rows = await reports.missed(tenantId, { from, until, by, campaignId, line });
  const figures = rows.map((row) => presentMissedFigures(row, by, days));
  return whole(figures, MISSED_COLUMNS, order);
}

/** Page after page, as calls. */
async function missedListOf(store: ReportReads, order: ExportOrder, of: Of): Promise<ReportSource> {
  const { tenantId, days, now } = of;
  const { campaignId, line, reason, standing } = order;
  const selection = { from: days.from, until: days.until, now, campaignId, line, reason, standing };
  const contacts = of.knowsContacts && licensedFor('miniCRM', await store.licences.of(tenantId), now).ok;
  const [say, columns] = [sayIn(order), chosenColumns(MISSED_LIST_COLUMNS, order.columns)];
  async function* parts() {
    let after: string | undefined;
    do {
      const page = await store.reports.missedCustomers(tenantId, { ...selection, limit: PART, after });
      if (!page.ok) throw new Error(page.error.code);
      const customers = page.value.items.map((row) => presentMissedCustomer(row, now));
      const named = await namingOf(
        store,
        { tenantId, contacts },
        customers.map(({ customer }) => customer.number),
      );
      yield customers.map((row) => cellsOf({ ...row, customer: named(row.customer) }, columns, say));
      after = page.value.next ?? undefined;
    } while (after !== undefined);
  }
  const total = await store.reports.countMissedCustomers(tenantId, selection);
  return { columns: columns.map(({ id }) => id), total, parts: parts() };
}

/** Page after page, as calls; those of every period, as on the screen. */
async function recallsOf(store: ReportReads, order: ExportOrder, of: Of): Promise<ReportSource> {
  const { tenantId, now } = of;
  const { state, campaignId } = order;
  const contacts = of.knowsContacts && licensedFor('miniCRM', await store.licences.of(tenantId), now).ok;
  const [say, columns] = [sayIn(order), chosenColumns(RECALL_COLUMNS, order.columns)];
  async function* parts() {
    let after: string | undefined;
    do {
      const page = await store.recalls.page(tenantId, { state, campaignId, limit: PART, after });
      if (!page.ok) throw new Error(page.error.code);
      const recalls = page.value.items.map((row) => presentRecall(row, now));
      const numbers = recalls.map(({ customer }) => customer.number);
      const named = await namingOf(store, { tenantId, contacts }, numbers);
      yield recalls.map((recall) => cellsOf({ ...recall, customer: named(recall.customer) }, columns, say));
      after = page.value.next ?? undefined;
    } while (after !== undefined);
  }
  const total = await store.recalls.count(tenantId, { state, campaignId });
  return { columns: columns.map(({ id }) => id), total, parts: parts() };
}

const cellsOf = <Row>(row: Row, columns: readonly Column<Row>[], say: Say): readonly Cell[] =>
  columns.map(({ cell }) => cell(row, say));
