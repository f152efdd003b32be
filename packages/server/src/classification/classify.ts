import { type ClassifiedPart, type ClassificationRefusal, classifierSettings } from '@wpm/contract';
import { type Classifier, chooseClassifier, offeredClassifiers } from '@wpm/directory';
import { type Result, ok, refuse } from '@wpm/kernel';
import type { ClassifiedPartRow, PartKey } from '@wpm/store';
import { changedBy } from '../administration/change.ts';
import { callClassified } from '../events.ts';
import { type CallersRequest, actorOf } from '../http/bind.ts';
import { presentClassification, presentOffered } from '../presenters/classification.ts';
import type { ServerDeps } from '../server-deps.ts';

/** How long after a call who took part in it may say, or change, what it was (semantics, Classifiers). */
const OWN_MS = 24 * 60 * 60_000;

/** Which part, and by whom: `own` parts of the user's alone, and in time; else any of the tenant's. */
export type PartWish = Pick<PartKey, 'callId' | 'part'> & { readonly as: 'own' | 'supervisor' };

export type Said = { readonly classifierId: string; readonly note: string; readonly recallAt?: string | undefined };

type Refused = { readonly code: ClassificationRefusal | 'request/not-found' };

/** What is said of a part in a call, and what can be. */
export async function classifiedPart(
  deps: Pick<ServerDeps, 'store'>,
  request: CallersRequest,
  wish: PartWish,
): Promise<Result<ClassifiedPart, Refused>> {
  const part = await partOf(deps, request, wish);
  return part ? ok(present(part, await offeredFor(deps, request, part), wish)) : refuse({ code: 'request/not-found' });
}

/** Says what a part in a call was. */
export async function classify(
  deps: Pick<ServerDeps, 'store' | 'now' | 'sink' | 'realtime'>,
  request: CallersRequest,
  wish: PartWish,
  said: Said,
): Promise<Result<ClassifiedPart, Refused>> {
  const part = await partOf(deps, request, wish);
  if (!part) return refuse({ code: 'request/not-found' });
  const written = await write(deps, request, { part, wish, said });
  callClassified(deps.sink, actorOf(request), { callId: part.callId, result: written.ok ? 'ok' : written.error.code });
  return written.ok ? classifiedPart(deps, request, { ...wish, part: part.part }) : written;
}

async function write(
  deps: Pick<ServerDeps, 'store' | 'now' | 'realtime'>,
  request: CallersRequest,
  { part, wish, said }: { readonly part: ClassifiedPartRow; readonly wish: PartWish; readonly said: Said },
): Promise<Result<void, Refused>> {
  const { account } = request.caller;
  const until = endOf(part, wish);
  if (until && until < deps.now()) return refuse({ code: 'classifier/too-late' });
  const recallAt = said.recallAt === undefined ? undefined : new Date(said.recallAt);
  const wanted = { classifierId: said.classifierId, note: said.note, recallAt };
  const chosen = chooseClassifier(await offeredFor(deps, request, part), wanted, deps.now());
  if (!chosen.ok) return chosen;
  const { path, note, recall } = chosen.value;
  const leaf = path.at(-1);
  if (!leaf) return refuse({ code: 'classifier/not-offered' });
  const names = path.map(({ settings }) => settings.names);
  const { kind: says, closesRecord, addsToDoNotCall: doNotCall } = leaf.settings;
  const planned = recall && { at: recall.at, accountId: whose(recall.for, part, account.id) };
  const entry = {
    ids: path.map(({ id }) => id),
    names,
    says,
    note,
    effects: { recall: planned, closesRecord, doNotCall },
  };
  const by = { ...changedBy(deps, request), tenantId: account.tenantId, accountId: account.id };
  await deps.store.classifications.set(part, entry, by);
  deps.realtime.callClassified([...new Set([part.accountId ?? account.id, account.id])], part.callId);
  return ok(undefined);
}

/** Whose the recall is: the part's agent's; without a campaign there is nobody else. Null: anybody's. */
const whose = (
  wanted: 'this-agent' | 'anyone',
  { accountId, campaignId }: ClassifiedPartRow,
  by: string,
): string | null => (wanted === 'this-agent' || campaignId === null ? (accountId ?? by) : null);

function partOf({ store }: Pick<ServerDeps, 'store'>, { caller }: CallersRequest, { callId, part, as }: PartWish) {
  const { tenantId, id } = caller.account;
  return store.classifications.partOf({ tenantId, callId, part, accountId: as === 'own' ? id : undefined });
}

async function offeredFor(
  { store }: Pick<ServerDeps, 'store'>,
  { caller }: CallersRequest,
  { campaignId }: ClassifiedPartRow,
): Promise<readonly Classifier[]> {
  const entries = await store.entries.all({ tenantId: caller.account.tenantId, kind: 'classifier' });
  const all = entries.map(({ id, settings }) => ({ id, settings: classifierSettings.parse(settings) }));
  return offeredClassifiers(all, campaignId);
}

/** Until when the part may be classified; null while it lasts, and for who may at any time. */
const endOf = ({ endedAt }: ClassifiedPartRow, { as }: PartWish): Date | null =>
  as === 'own' && endedAt ? new Date(endedAt.getTime() + OWN_MS) : null;

function present(part: ClassifiedPartRow, offered: readonly Classifier[], wish: PartWish): ClassifiedPart {
  return {
    callId: part.callId,
    part: part.part,
    customer: { number: part.customerNumber, name: part.customerName },
    campaignId: part.campaignId,
    current: part.said && presentClassification(part.said),
    offered: offered.map(presentOffered),
    until: endOf(part, wish)?.toISOString() ?? null,
  };
}
