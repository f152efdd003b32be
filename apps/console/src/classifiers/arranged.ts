import { type ClassifierSettings, nameIn } from '@wpm/contract';
import type { Entry } from '../administration/entries.ts';
import type { ClassifierEntry } from './classifier-entry.ts';

type Flat = Entry<ClassifierSettings>;

/**
 * Puts what the platform lists by name in the order of its trees: the global ones first, then those of each campaign; siblings
 * by their position, then by name. What stands below something that is not there stands at the top.
 */
export function arranged(flat: readonly Flat[]): readonly ClassifierEntry[] {
  const ids = new Set(flat.map(({ id }) => id));
  const childrenOf = Map.groupBy(flat.toSorted(bySiblings), ({ settings: { parentId } }) =>
    parentId !== null && ids.has(parentId) ? parentId : null,
  );
  const below = (parentId: string | null, depth: number): ClassifierEntry[] =>
    (childrenOf.get(parentId) ?? []).flatMap((entry) => [{ ...entry, depth }, ...below(entry.id, depth + 1)]);
  return below(null, 0);
}

/** Those a search finds, with what stands above them, so that each is still seen in its place. */
export function found(entries: readonly ClassifierEntry[], search: string): readonly ClassifierEntry[] {
  const wanted = search.toLocaleLowerCase();
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const shown = new Set<string>();
  for (const entry of entries.filter(({ settings }) => namesOf(settings).includes(wanted)))
    for (let at: ClassifierEntry | undefined = entry; at; at = byId.get(at.settings.parentId ?? '')) shown.add(at.id);
  return entries.filter(({ id }) => shown.has(id));
}

function bySiblings({ settings: one }: Flat, { settings: other }: Flat): number {
  return (
    (one.campaignId ?? '').localeCompare(other.campaignId ?? '') ||
    one.position - other.position ||
    nameIn(one.names).localeCompare(nameIn(other.names), 'pl')
  );
}

function namesOf({ names }: ClassifierSettings): string {
  return Object.values(names).join(' ').toLocaleLowerCase();
}
