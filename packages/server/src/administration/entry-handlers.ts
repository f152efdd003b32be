import type { Administered, Schema } from '@wpm/contract';
import { ok, refuse, type Result } from '@wpm/kernel';
import type { EntryChange, EntryDraft, EntryKey, EntryKind, EntryRow, PlaceCheck } from '@wpm/store';
import type { z } from 'zod';
import { type Bound, type CallersRequest, signedIn } from '../http/bind.ts';
import { invalidFields, type Refusal } from '../http/refusal.ts';
import type { ServerDeps } from '../server-deps.ts';
import { changedBy, newId } from './change.ts';
import { refusalOf } from './refusal-of.ts';
import { told } from './told.ts';

/** One kind of administered thing: what is set of it, how that is written down, and what of it the schema cannot tell. */
export type Noun<Settings> = {
  readonly kind: EntryKind;
  readonly settings: z.ZodType<Settings>;
  readonly draftOf: (settings: Settings) => EntryDraft;
  /** The settings as they are kept, with what only the platform knows of them; or why they cannot be. */
  readonly completed?: (
    deps: ServerDeps,
    key: EntryKey,
    settings: Settings,
  ) => Promise<Result<Settings, Refusal<'request/invalid'>>>;
  /** What is wrong with it beside the others of its kind; asked while nothing of the kind can change. */
  readonly check?: (id: string, settings: Settings) => PlaceCheck;
  /** What works with it is told once it is written. */
  readonly changed?: (deps: ServerDeps, key: EntryKey) => Promise<void>;
  /** Applications that show it are told, whether it was made, changed or taken away. */
  readonly announced?: (deps: ServerDeps, key: EntryKey) => void;
};

/** The handlers of one kind of thing, named as its endpoints are. */
export type EntryHandlers = Readonly<Record<'list' | 'get' | 'create' | 'change' | 'remove', Bound>>;

/** Makes the handlers of a kind: they read, write and refuse alike whatever it is. */
export function entryHandlers<Settings>(spec: Administered<Schema>, noun: Noun<Settings>): EntryHandlers {
  // Settings written by an older version get the defaults of what is new.
  const present = ({ id, version, changedAt, settings }: EntryRow) => ({
    id,
    version,
    changedAt: changedAt.toISOString(),
    settings: noun.settings.parse(settings),
  });
  return {
    list: signedIn(spec.list, async ({ store }, { caller }, filter) => {
      const page = await store.entries.page({ tenantId: caller.account.tenantId, kind: noun.kind }, filter);
      if (!page.ok) return refuse(invalidFields({ after: 'wrong-format' }));
      return ok({ items: page.value.items.map(present), next: page.value.next });
    }),
    get: signedIn(spec.get, async ({ store }, request, { id }) => {
      const entry = await store.entries.byId(keyOf(request, noun.kind, id));
      return entry ? ok(present(entry)) : refuse({ code: 'request/not-found' });
    }),
    ...writing(spec, noun, present),
    remove: signedIn(spec.remove, async (deps, request, { id }) => {
      const key = keyOf(request, noun.kind, id);
      const removed = await deps.store.entries.remove(key, changedBy(deps, request));
      await told(deps, request, { action: `${noun.kind}.remove`, subject: id }, removed);
      if (removed.ok) noun.announced?.(deps, key);
      return removed.ok ? ok({}) : refuse(refusalOf(removed.error));
    }),
  };
}

/** How a thing of the kind is made and changed. @param present as it goes over the wire */
function writing<Settings>(
  spec: Administered<Schema>,
  noun: Noun<Settings>,
  present: (row: EntryRow) => z.input<Administered<Schema>['get']['output']>,
): Pick<EntryHandlers, 'create' | 'change'> {
  return {
    create: signedIn(spec.create, async (deps, request, { settings }) => {
      const key = keyOf(request, noun.kind, newId(deps));
      const change = await changeOf(deps, request, { noun, key, settings });
      if (!change.ok) return change;
      const created = await deps.store.entries.create(key, change.value);
      await told(deps, request, { action: `${noun.kind}.create`, subject: key.id }, created);
      if (created.ok) noun.announced?.(deps, key);
      return created.ok ? ok(present(created.value)) : refuse(refusalOf(created.error));
    }),
    change: signedIn(spec.change, async (deps, request, { id, version, settings }) => {
      const key = { ...keyOf(request, noun.kind, id), version };
      const change = await changeOf(deps, request, { noun, key, settings });
      if (!change.ok) return change;
      const changed = await deps.store.entries.change(key, change.value);
      await told(deps, request, { action: `${noun.kind}.change`, subject: id }, changed);
      if (changed.ok) await noun.changed?.(deps, key);
      if (changed.ok) noun.announced?.(deps, key);
      return changed.ok ? ok(present(changed.value)) : refuse(refusalOf(changed.error));
    }),
  };
}

const keyOf = ({ caller }: CallersRequest, kind: EntryKind, id: string): EntryKey => ({
  tenantId: caller.account.tenantId,
  kind,
  id,
});

type Written<Settings> = { readonly noun: Noun<Settings>; readonly key: EntryKey; readonly settings: unknown };

async function changeOf<Settings>(
  deps: ServerDeps,
  request: CallersRequest,
  { noun, key, settings }: Written<Settings>,
): Promise<Result<EntryChange, Refusal<'request/invalid'>>> {
  // They were checked already, by the same schema; here they get their type.
  const known = noun.settings.parse(settings);
  const kept = (await noun.completed?.(deps, key, known)) ?? ok(known);
  if (!kept.ok) return kept;
  return ok({
    draft: noun.draftOf(kept.value),
    by: changedBy(deps, request),
    check: noun.check?.(key.id, kept.value),
  });
}
