import type { CampaignFigures, CampaignSettings, LiveBoard } from '@wpm/contract';

/** What of a campaign's queue asks for somebody now, the most urgent first. */
export const ALARMS = ['nobody', 'waits-long', 'below-target'] as const;
export type Alarm = (typeof ALARMS)[number];

/** What can be shown of a queue: how it stands now, then how its day has been. */
export const QUEUE_FIGURES = [
  'waiting',
  'longest',
  'free',
  'busy',
  'level',
  'calls',
  'abandoned',
  'averageWait',
] as const;
export type QueueFigure = (typeof QUEUE_FIGURES)[number];

/** Those that are shown where nobody chose any. */
export const USUAL_FIGURES: readonly QueueFigure[] = ['waiting', 'longest', 'free', 'busy', 'level'];

/** A campaign as its queue stands now, and as its day has been. */
export type Queue = {
  readonly campaignId: string;
  readonly name: string;
  readonly waiting: number;
  /** Null where nobody waits. */
  readonly longestWaitMs: number | null;
  /** Who could be given its next call. */
  readonly free: number;
  /** Who serves it and is in a call, or between two. */
  readonly busy: number;
  /** Of today, from 0 to 1; null where there was no call yet. */
  readonly serviceLevel: number | null;
  /** Calls that came today, and of them those whose customer gave up; null where that is not known. */
  readonly calls: number | null;
  readonly abandoned: number | null;
  /** Of today's answered calls; null where there was none. */
  readonly averageWaitMs: number | null;
  /** What the campaign wants of it, in percent. */
  readonly target: number;
  /** Within how many seconds calls are to be answered. */
  readonly withinSeconds: number;
  readonly alarms: readonly Alarm[];
};

export type QueueCampaign = { readonly id: string; readonly settings: CampaignSettings };

/** Whether customers wait in it. */
export const hasQueue = ({ settings }: QueueCampaign): boolean => settings.enabled && settings.direction === 'inbound';

/**
 * The queues of a board (F47), those that ask for somebody first.
 * @param sinceMs how long ago the board was read
 * @param today figures of today, by campaign
 */
export function queuesOf(
  board: Pick<LiveBoard, 'at' | 'agents' | 'calls'>,
  campaigns: readonly QueueCampaign[],
  today: readonly CampaignFigures[],
  sinceMs: number,
): readonly Queue[] {
  const now = Date.parse(board.at) + sinceMs;
  const queues = campaigns.filter(hasQueue).map(({ id, settings }) => {
    const serving = board.agents.filter(
      ({ status, campaigns: served }) => status.chosen.kind === 'in-queue' && served.includes(settings.name),
    );
    const free = serving.filter(({ status }) => status.activity === 'idle').length;
    const waits = board.calls
      .filter(({ campaign, waitingSince }) => campaign === settings.name && waitingSince !== null)
      .map(({ waitingSince }) => now - Date.parse(waitingSince ?? ''));
    const day = today.find(({ group }) => group === id);
    const serviceLevel = day?.serviceLevel ?? null;
    const longestWaitMs = waits.length === 0 ? null : Math.max(...waits);
    const about = { waiting: waits.length, longestWaitMs, serving: serving.length, serviceLevel };
    return {
      campaignId: id,
      name: settings.name,
      waiting: waits.length,
      longestWaitMs,
      free,
      busy: serving.length - free,
      serviceLevel,
      calls: day?.calls ?? null,
      abandoned: day?.abandoned ?? null,
      averageWaitMs: day?.averageWaitMs ?? null,
      target: settings.serviceLevel.percent,
      withinSeconds: settings.serviceLevel.withinSeconds,
      alarms: alarmsOf(about, settings.serviceLevel),
    };
  });
  return queues.toSorted((one, other) => urgency(one) - urgency(other) || one.name.localeCompare(other.name));
}

/** Those of them that were chosen; all where none was, or where none of the chosen is there any more. */
export function chosenQueues(queues: readonly Queue[], chosen: readonly string[]): readonly Queue[] {
  const shown = queues.filter(({ campaignId }) => chosen.includes(campaignId));
  return shown.length === 0 ? queues : shown;
}

type Standing = Pick<Queue, 'waiting' | 'longestWaitMs' | 'serviceLevel'> & { readonly serving: number };

function alarmsOf(standing: Standing, wanted: CampaignSettings['serviceLevel']): readonly Alarm[] {
  const is: Record<Alarm, boolean> = {
    nobody: standing.waiting > 0 && standing.serving === 0,
    'waits-long': (standing.longestWaitMs ?? 0) > wanted.withinSeconds * 1_000,
    'below-target': standing.serviceLevel !== null && standing.serviceLevel * 100 < wanted.percent,
  };
  return ALARMS.filter((alarm) => is[alarm]);
}

const urgency = ({ alarms: [first] }: Queue): number => (first === undefined ? ALARMS.length : ALARMS.indexOf(first));
