import {
  type AgentFigures,
  type AgentGroup,
  type CampaignFigures,
  type Classification,
  type ExportOrder,
  type LedgerOffer,
  type ListedRecording,
  type MissedCustomer,
  type MissedFigures,
  type MissedStanding,
  nameIn,
  type QualityFigures,
  type Recall,
  type ReportedPart,
} from '@wpm/contract';
import type { Cell } from './cell.ts';

/** Says a code in the user's words, where they were given. */
export type Say = ((kind: string, code: string | null) => Cell) & { readonly language: string };

/** A column: the name of its heading, and what stands in it. */
export type Column<Row> = {
  readonly id: string;
  readonly cell: (row: Row, say: Say) => Cell;
  /** The column of the screen whose cell shows it, where it has none of its own; null: no cell does. */
  readonly shownIn?: string | null;
};

export function sayIn({ texts, language }: Pick<ExportOrder, 'texts' | 'language'>): Say {
  const say = (kind: string, code: string | null): Cell => code && (texts[`${kind}.${code}`] ?? code);
  return Object.assign(say, { language });
}

/** Those of a file: what heads each row, and what the chosen cells of the screen show, in that order; all where nothing was chosen. */
export function chosenColumns<Row>(
  columns: readonly Column<Row>[],
  chosen: readonly string[] | undefined,
): readonly Column<Row>[] {
  const [head] = columns;
  if (!chosen || !head) return columns;
  const placeOf = ({ id, shownIn }: Column<Row>) => (shownIn === undefined ? id : shownIn);
  return [head.id, ...chosen].flatMap((place) => columns.filter((column) => placeOf(column) === place));
}

const seconds = (ms: number | null | undefined): Cell =>
  ms === null || ms === undefined ? null : Math.round(ms) / 1_000;
/** As precise as anybody reads it: what the database measured in 32 bits has a tail in 64. */
const measured = (value: number | null | undefined): Cell =>
  value === null || value === undefined ? null : Math.round(value * 1_000) / 1_000;
const person = (party: { readonly number: string; readonly name: string | null } | null): Cell =>
  party && (party.name === null ? party.number : `${party.name} (${party.number})`);

/** From the top of its tree down to itself, as the screen has it; the platform's own by their code. */
function classifierText({ classifier }: Classification, say: Say): Cell {
  if (classifier.kind === 'system') return say('classifier', classifier.is);
  return classifier.names.map((names) => nameIn(names, say.language)).join(' › ');
}

/** The report of calls: the columns of F46. */
export const CALL_COLUMNS: readonly Column<ReportedPart>[] = [
  { id: 'start', cell: ({ startedAt }) => ({ instant: new Date(startedAt) }) },
  { id: 'direction', cell: ({ direction }, say) => say('direction', direction), shownIn: 'start' },
  { id: 'campaign', cell: ({ campaign }) => campaign && campaign.name },
  { id: 'own', cell: ({ ownNumber }) => ownNumber },
  { id: 'customer', cell: ({ customer }) => customer.number },
  { id: 'contact', cell: ({ customer }) => customer.name, shownIn: 'customer' },
  { id: 'agent', cell: ({ agent }) => agent && agent.name },
  { id: 'device', cell: ({ device }, say) => say('device', device) },
  { id: 'wait', cell: ({ queue }) => seconds(queue?.waitMs) },
  { id: 'left', cell: ({ queue }, say) => say('left', queue && queue.left), shownIn: null },
  { id: 'ring', cell: ({ ringMs }) => seconds(ringMs) },
  { id: 'talk', cell: ({ talkMs }) => seconds(talkMs) },
  { id: 'hold', cell: ({ holdMs }) => seconds(holdMs) },
  { id: 'consultation', cell: ({ consultationMs }) => seconds(consultationMs) },
  { id: 'wrapUp', cell: ({ wrapUpMs }) => seconds(wrapUpMs) },
  { id: 'outcome', cell: ({ outcome }, say) => say('outcome', outcome), shownIn: 'start' },
  { id: 'result', cell: ({ result }, say) => say('result', result) },
  { id: 'endedBy', cell: ({ endedBy }, say) => say('endedBy', endedBy) },
  { id: 'transferredFrom', cell: ({ transferredFrom }) => person(transferredFrom) },
  { id: 'transferredTo', cell: ({ transferredTo }) => person(transferredTo) },
  { id: 'forwarded', cell: ({ forwarded }, say) => say('forwarded', forwarded && forwarded.reason) },
  { id: 'classifier', cell: ({ classification }, say) => classification && classifierText(classification, say) },
  { id: 'note', cell: ({ classification }) => classification && classification.note },
  { id: 'recording', cell: ({ recording }) => seconds(recording?.durationMs) },
  { id: 'completeness', cell: ({ recording }) => measured(recording?.completeness), shownIn: 'recording' },
  { id: 'loss', cell: ({ sound }) => measured(sound?.lossPercent) },
  { id: 'jitter', cell: ({ sound }) => measured(sound?.jitterMs) },
  { id: 'rtt', cell: ({ sound }) => measured(sound?.rttMs) },
  { id: 'mos', cell: ({ sound }) => measured(sound?.mos) },
  { id: 'callId', cell: ({ callId }) => callId, shownIn: null },
  { id: 'part', cell: ({ part }) => part },
];

export const CAMPAIGN_COLUMNS: readonly Column<CampaignFigures>[] = [
  { id: 'group', cell: ({ name, group }) => name ?? group },
  { id: 'calls', cell: ({ calls }) => calls },
  { id: 'answered', cell: ({ answered }) => answered },
  { id: 'serviceLevel', cell: ({ serviceLevel }) => measured(serviceLevel) },
  { id: 'averageWait', cell: ({ averageWaitMs }) => seconds(averageWaitMs) },
  { id: 'longestWait', cell: ({ longestWaitMs }) => seconds(longestWaitMs) },
  { id: 'abandoned', cell: ({ abandoned }) => abandoned },
  { id: 'shortAbandoned', cell: ({ shortAbandoned }) => shortAbandoned },
  { id: 'lostOtherwise', cell: ({ lostOtherwise }) => lostOtherwise },
  { id: 'handled', cell: ({ handled }) => handled },
  { id: 'talk', cell: ({ talkMs }) => seconds(talkMs) },
  { id: 'hold', cell: ({ holdMs }) => seconds(holdMs) },
  { id: 'wrapUp', cell: ({ wrapUpMs }) => seconds(wrapUpMs) },
  { id: 'averageHandling', cell: ({ averageHandlingMs }) => seconds(averageHandlingMs) },
];

const ACTIVITIES = ['idle', 'ringing', 'in-call', 'wrap-up', 'not-answering', 'unreachable'] as const;

const OF_AGENT: readonly Column<AgentFigures>[] = [
  { id: 'agent', cell: ({ name }) => name },
  { id: 'signedIn', cell: ({ signedInMs }) => seconds(signedInMs) },
  { id: 'offered', cell: ({ offered }) => offered },
  { id: 'answered', cell: ({ answered }) => answered },
  { id: 'rejected', cell: ({ rejected }) => rejected },
  { id: 'notAnswered', cell: ({ notAnswered }) => notAnswered },
  { id: 'notDelivered', cell: ({ notDelivered }) => notDelivered },
  { id: 'handled', cell: ({ handled }) => handled },
  { id: 'talk', cell: ({ talkMs }) => seconds(talkMs) },
  { id: 'hold', cell: ({ holdMs }) => seconds(holdMs) },
  { id: 'wrapUp', cell: ({ wrapUpMs }) => seconds(wrapUpMs) },
  { id: 'averageHandling', cell: ({ averageHandlingMs }) => seconds(averageHandlingMs) },
  { id: 'occupancy', cell: ({ occupancy }) => measured(occupancy) },
  ...ACTIVITIES.map((activity) => ({
    id: activity,
    cell: (row: AgentFigures) => timeOf(row, (status) => status.chosen !== 'break' && status.activity === activity),
  })),
];

/** Whose day it is stands beside whose row. */
const OF_DAY: Column<AgentFigures> = { id: 'day', cell: ({ day }) => day, shownIn: 'agent' };

/** How the columns of breaks begin: the name of the break follows. */
export const BREAK = 'break ';

/** The report of agents; one column for each break that anybody took. */
export function agentColumns(
  rows: readonly AgentFigures[],
  per: AgentGroup = 'agent',
): readonly Column<AgentFigures>[] {
  const breaks = new Set(rows.flatMap(({ statuses }) => statuses.flatMap(({ breakName }) => breakName ?? [])));
  const ofBreaks = [...breaks].toSorted().map((name) => ({
    id: `${BREAK}${name}`,
    shownIn: 'breaks',
    cell: (row: AgentFigures) => timeOf(row, ({ breakName }) => breakName === name),
  }));
  const all = [...OF_AGENT, ...ofBreaks];
  return per === 'day' ? all.toSpliced(1, 0, OF_DAY) : all;
}

function timeOf({ statuses }: AgentFigures, of: (status: AgentFigures['statuses'][number]) => boolean): Cell {
  return seconds(statuses.filter(of).reduce((sum, { ms }) => sum + ms, 0));
}

export const MISSED_COLUMNS: readonly Column<MissedFigures>[] = [
  { id: 'group', cell: ({ name, group }, say) => name ?? say('missedGroup', group) },
  { id: 'customers', cell: ({ customers }) => customers },
  { id: 'attempts', cell: ({ attempts }) => attempts },
  { id: 'calledBack', cell: ({ calledBack }) => calledBack },
  { id: 'calledAgain', cell: ({ calledAgain }) => calledAgain },
  { id: 'byHand', cell: ({ byHand }) => byHand },
  { id: 'open', cell: ({ open }) => open },
  { id: 'averageCallBack', cell: ({ averageCallBackMs }) => seconds(averageCallBackMs) },
];

/** The customers of the report of missed calls (F22): of each what has become of it, by whom and when. */
export const MISSED_LIST_COLUMNS: readonly Column<MissedCustomer>[] = [
  { id: 'since', cell: ({ firstAt }) => ({ instant: new Date(firstAt) }) },
  { id: 'last', cell: ({ lastAt }) => ({ instant: new Date(lastAt) }), shownIn: 'attempts' },
  { id: 'customer', cell: ({ customer }) => customer.number },
  { id: 'contact', cell: ({ customer }) => customer.name, shownIn: 'customer' },
  { id: 'line', cell: ({ line }) => (line.kind === 'direct' ? person(line) : line.name) },
  { id: 'reason', cell: ({ reason, short }, say) => say('reason', short ? 'short' : reason) },
  { id: 'attempts', cell: ({ attempts }) => attempts },
  { id: 'waited', cell: ({ waitedMs }) => seconds(waitedMs) },
  { id: 'standing', cell: ({ state }, say) => say('standing', standingOf(state)) },
  { id: 'why', cell: ({ state }, say) => ('why' in state ? say('excuse', state.why) : null), shownIn: 'standing' },
  { id: 'by', cell: ({ state }) => ('name' in state ? state.name : null) },
  { id: 'settledAt', cell: ({ state }) => ('at' in state ? { instant: new Date(state.at) } : null) },
  { id: 'callId', cell: ({ callId }) => callId, shownIn: null },
];

const standingOf = (state: MissedCustomer['state']): MissedStanding =>
  state.kind === 'settled' ? state.how : state.kind;

/** The report of recalls (F24): of each how it ended, or who is asked to call. */
export const RECALL_COLUMNS: readonly Column<Recall>[] = [
  { id: 'due', cell: ({ dueAt }) => ({ instant: new Date(dueAt) }) },
  { id: 'customer', cell: ({ customer }) => customer.number },
  { id: 'contact', cell: ({ customer }) => customer.name, shownIn: 'customer' },
  { id: 'campaign', cell: ({ campaign }, say) => campaign?.name ?? say('campaign', 'outside') },
  { id: 'for', cell: (recall, say) => recall.for?.name ?? say('for', 'anyone') },
  { id: 'state', cell: ({ state }, say) => say('recall', state.kind) },
  { id: 'takenBy', cell: ({ state }) => (state.kind === 'offered' ? state.to.name : null), shownIn: 'state' },
  { id: 'endedAt', cell: ({ state }) => ('at' in state ? { instant: new Date(state.at) } : null), shownIn: 'state' },
  { id: 'endedBy', cell: ({ state }) => ('by' in state ? state.by : null), shownIn: 'state' },
  { id: 'why', cell: ({ state }, say) => ('why' in state ? say('cancelled', state.why) : null), shownIn: 'state' },
  { id: 'note', cell: ({ note }) => note },
  { id: 'plannedBy', cell: ({ plannedBy }) => plannedBy },
];

export const QUALITY_COLUMNS: readonly Column<QualityFigures>[] = [
  { id: 'group', cell: ({ group, name }, say) => name ?? say('network', group) },
  { id: 'legs', cell: ({ legs }) => legs },
  { id: 'poor', cell: ({ poor }) => poor },
  { id: 'loss', cell: ({ lossPercent }) => measured(lossPercent) },
  { id: 'lossMax', cell: ({ lossMax }) => measured(lossMax) },
  { id: 'jitter', cell: ({ jitterMs }) => measured(jitterMs) },
  { id: 'jitterMax', cell: ({ jitterMax }) => measured(jitterMax) },
  { id: 'rtt', cell: ({ rttMs }) => measured(rttMs) },
  { id: 'rttMax', cell: ({ rttMax }) => measured(rttMax) },
  { id: 'mos', cell: ({ mos }) => measured(mos) },
  { id: 'mosMin', cell: ({ mosMin }) => measured(mosMin) },
];

/** Seconds from the choice of the agent to a step; null where it did not come to be. */
const after = ({ chosenAt }: LedgerOffer, at: string | null): Cell =>
  at === null ? null : seconds(Date.parse(at) - Date.parse(chosenAt));

/** The ledger of offers: how long each step towards a ringing phone took. */
export const OFFER_COLUMNS: readonly Column<LedgerOffer>[] = [
  { id: 'chosen', cell: ({ chosenAt }) => ({ instant: new Date(chosenAt) }) },
  { id: 'agent', cell: ({ agent }) => agent.name },
  {
    id: 'givenBy',
    cell: ({ byHand, givenBy }, say) => (byHand ? (givenBy ?? say('givenBy', 'supervisor')) : null),
    shownIn: 'agent',
  },
  { id: 'verdict', cell: ({ verdict }, say) => say('verdict', verdict) },
  {
    id: 'pushed',
    cell: (offer, say) =>
      offer.pushedAt !== null && offer.acceptedAt === null
        ? say('pushed', 'not-taken')
        : after(offer, offer.acceptedAt),
  },
  { id: 'woke', cell: (offer) => after(offer, offer.wokeAt) },
  { id: 'registered', cell: (offer) => after(offer, offer.registeredAt) },
  { id: 'rang', cell: (offer) => after(offer, offer.rangAt) },
  { id: 'ended', cell: (offer) => after(offer, offer.endedAt) },
  { id: 'campaign', cell: ({ campaign }) => campaign },
  { id: 'callId', cell: ({ callId }) => callId, shownIn: null },
];

/** The list of recordings (F39). */
export const RECORDING_COLUMNS: readonly Column<ListedRecording>[] = [
  { id: 'start', cell: ({ startedAt }) => ({ instant: new Date(startedAt) }) },
  { id: 'hold', cell: ({ hold }) => hold && hold.reason },
  { id: 'heldBy', cell: ({ hold }) => hold && hold.by, shownIn: 'hold' },
  { id: 'customer', cell: ({ customer }) => customer.number },
  { id: 'contact', cell: ({ customer }) => customer.name, shownIn: 'customer' },
  { id: 'direction', cell: ({ direction }, say) => say('direction', direction), shownIn: null },
  { id: 'agents', cell: ({ agents }) => agents.join(', ') },
  { id: 'campaign', cell: ({ campaign }) => campaign && campaign.name },
  { id: 'length', cell: ({ durationMs }) => seconds(durationMs) },
  { id: 'completeness', cell: ({ completeness }) => measured(completeness) },
  {
    id: 'keptUntil',
    cell: ({ keptUntil }, say) =>
      keptUntil === null ? say('keptUntil', 'for-ever') : { instant: new Date(keptUntil) },
  },
  { id: 'bytes', cell: ({ bytes }) => bytes, shownIn: null },
  { id: 'callId', cell: ({ callId }) => callId, shownIn: null },
  { id: 'recordingId', cell: ({ id }) => id, shownIn: null },
];
