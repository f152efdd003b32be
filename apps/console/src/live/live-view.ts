import { type AgentGroup, AGENT_GROUPS } from './agent-group.ts';
import { QUEUE_FIGURES, type QueueFigure, USUAL_FIGURES } from './queues.ts';

/** What of the live view is shown, as it stands in its address: a screen on a wall keeps it, and so does a bookmark. */
export type LiveView = {
  /** Whether the queues are shown alone and large. */
  readonly isWall: boolean;
  /** Which figures of queues, in their usual order. */
  readonly figures: readonly QueueFigure[];
  /** Ids of the campaigns whose queues are shown; none: all. */
  readonly queues: readonly string[];
  /** What names and numbers hold. */
  readonly search: string;
  readonly group: AgentGroup | null;
  /** By its name: so the board calls campaigns. */
  readonly campaign: string | null;
};

/** Reads the query of an address. What it does not know, it leaves out. */
export function liveViewOf(search: string): LiveView {
  const query = new URLSearchParams(search);
  const named = query.get('figures')?.split(',') ?? [];
  const figures = QUEUE_FIGURES.filter((figure) => named.includes(figure));
  return {
    isWall: query.has('wall'),
    figures: figures.length > 0 ? figures : USUAL_FIGURES,
    queues: query.get('queues')?.split(',').filter(isId) ?? [],
    search: (query.get('q') ?? '').trim().slice(0, LONGEST_SEARCH),
    group: AGENT_GROUPS.find((group) => group === query.get('status')) ?? null,
    campaign: query.get('campaign') || null,
  };
}

/** The query of a view's address, without what is the usual. */
export function liveSearchOf({ isWall, figures, queues, search, group, campaign }: LiveView): string {
  const isUsual = figures.join() === USUAL_FIGURES.join();
  const words = {
    ...(!isUsual && { figures: figures.join() }),
    ...(queues.length > 0 && { queues: queues.join() }),
    ...(search !== '' && { q: search }),
    ...(group !== null && { status: group }),
    ...(campaign !== null && { campaign }),
  };
  const query = new URLSearchParams(words).toString().replaceAll('%2C', ',');
  return [isWall && 'wall', query].filter(Boolean).join('&');
}

/** The figures with one of them turned on or off, in their usual order; the last one stays. */
export function figureTurned(figures: readonly QueueFigure[], figure: QueueFigure): readonly QueueFigure[] {
  const next = QUEUE_FIGURES.filter((each) => figures.includes(each) !== (each === figure));
  return next.length === 0 ? figures : next;
}

/** The chosen queues with one of them turned on or off: all are shown again when it is none, or every one. */
export function queueTurned(chosen: readonly string[], id: string, all: readonly string[]): readonly string[] {
  const shown = chosen.length === 0 ? all : chosen;
  const next = all.filter((each) => shown.includes(each) !== (each === id));
  return next.length === all.length ? [] : next;
}

export const LONGEST_SEARCH = 60;

const isId = (text: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);
