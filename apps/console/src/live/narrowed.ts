import { type BoardAgent, type BoardCall, foldText, type LiveBoard } from '@wpm/contract';
import { groupOf } from './agent-group.ts';
import type { LiveView } from './live-view.ts';
import type { Names } from './read-board.ts';

type Narrowing = Pick<LiveView, 'search' | 'group' | 'campaign'>;

export const isNarrowed = ({ search, group, campaign }: Narrowing): boolean =>
  search !== '' || group !== null || campaign !== null;

/** The people of a view: by their name or extension, what they do, a campaign they serve. The order stays. */
export function narrowedAgents(
  agents: readonly BoardAgent[],
  { search, group, campaign }: Narrowing,
): readonly BoardAgent[] {
  const finds = finder(search);
  return agents.filter(
    (agent) =>
      (group === null || groupOf(agent) === group) &&
      (campaign === null || agent.campaigns.includes(campaign)) &&
      finds([agent.name, agent.extension]),
  );
}

/** The calls of a view: by their ends or who is in them, and by campaign. What people do narrows no calls. */
export function narrowedCalls(
  calls: readonly BoardCall[],
  { search, campaign }: Pick<Narrowing, 'search' | 'campaign'>,
  names: Names,
): readonly BoardCall[] {
  const finds = finder(search);
  return calls.filter(({ caller, callee, parts, campaign: of }) => {
    if (campaign !== null && of !== campaign) return false;
    const users = parts.map(({ accountId }) => names.get(accountId) ?? null);
    return finds([caller.name, caller.number, callee.name, callee.number, ...users]);
  });
}

/** Every campaign somebody serves or a call is of, by name. */
export function campaignsOn({ agents, calls }: Pick<LiveBoard, 'agents' | 'calls'>): readonly string[] {
  const names = new Set(agents.flatMap(({ campaigns }) => campaigns));
  for (const { campaign } of calls) if (campaign !== null) names.add(campaign);
  return [...names].toSorted((one, other) => one.localeCompare(other));
}

/** Finds every word of what was typed, however names are accented and numbers parted. */
function finder(search: string): (texts: readonly (string | null)[]) => boolean {
  const whole = folded(search);
  if (whole === '') return () => true;
  const number = /^[+\d\s().-]+$/.test(whole) ? whole.replaceAll(/[\s().-]/g, '') : '';
  const words = number === '' ? whole.split(/\s+/) : [number];
  return (texts) => {
    const text = folded(texts.filter((each) => each !== null).join(' '));
    return words.every((word) => text.includes(word));
  };
}

const known = new Map<string, string>();
const MOST_KNOWN = 10_000;

/** The same texts come with every reading of the board, twice a second. */
function folded(text: string): string {
  const found = known.get(text);
  if (found !== undefined) return found;
  const fold = foldText(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, fold);
  return fold;
}
