import { APPS, type Right } from '@wpm/contract';
import { ok, refuse, type Result } from '@wpm/kernel';
import {
  type AccountRow,
  type Confinement,
  type LicenceRow,
  type LiveApiKey,
  type SessionRow,
  type Store,
  tokenHash,
} from '@wpm/store';
import type { ApiRequest } from '../http/request.ts';
import type { Refusal } from '../http/refusal.ts';
import { entitlement, licensedFor } from '../policies/entitlement.ts';
import { hasRight, serviceOf } from '../policies/rights.ts';
import { type Caller, type CallerDeps, type CallerRefusal, callerOf, entitledAccount } from '../sessions/caller.ts';
import type { KeyLimits } from './key-limits.ts';

/** How a key of the API begins, so that it is known wherever it turns up. */
export const KEY_PREFIX = 'wpk_';

/** Who asks the API: a person by a session, or a program by a key. */
export type ApiCaller = {
  /** Of the session, or of the key. */
  readonly id: string;
  /** Whose session it is, or whom the key acts for; as it is now. */
  readonly account: AccountRow;
  /** Null where a key was shown. */
  readonly session: SessionRow | null;
  /** Whether the caller has the right: of a key, what its account may do and its scopes allow. */
  readonly may: (right: Right) => boolean;
  /** What of the tenant they see where it is not all: a supervisor's campaigns (ADR 0056). In the phone nobody supervises. */
  readonly confinement: Confinement | null;
};

export type ApiCallerDeps = CallerDeps & { readonly keyLimits: KeyLimits };
type KeyRefusal = CallerRefusal | Refusal<'request/too-many' | 'api-key/void'>;

/** The caller of a request, if whatever it shows holds and gives the right: asked every time. */
export async function apiCallerOf(
  deps: ApiCallerDeps,
  request: Pick<ApiRequest, 'accessToken' | 'setHeader'>,
  right: Right,
): Promise<Result<ApiCaller, KeyRefusal>> {
  if (request.accessToken?.startsWith(KEY_PREFIX))
    return keyCaller(deps, { ...request, key: request.accessToken }, right);
  const caller = await callerOf(deps, request.accessToken, right);
  return caller.ok ? ok(ofSession(caller.value)) : caller;
}

/** The session or key of this id with its account, while it holds. */
export async function apiCallerById(deps: CallerDeps, id: string): Promise<ApiCaller | undefined> {
  const session = await deps.store.sessions.byId(id);
  if (session) {
    const account = await entitledAccount(deps, session);
    return account && ofSession({ session, account });
  }
  const key = await deps.store.apiKeys.live(id, deps.now());
  return key && (await ofKey(deps, key))?.caller;
}

/** The id of the session or key that is shown. */
export async function shownId(
  { store, now }: CallerDeps,
  accessToken: string | undefined,
): Promise<string | undefined> {
  if (accessToken === undefined) return undefined;
  const hash = tokenHash(accessToken);
  const shown = accessToken.startsWith(KEY_PREFIX)
    ? await store.apiKeys.use(hash, now())
    : await store.sessions.byAccessToken(hash, now());
  return shown?.id;
}

function ofSession({ session, account }: Caller): ApiCaller {
  const confinement = session.app === 'console' ? confinementOf(account) : null;
  return { id: session.id, account, session, may: (right) => hasRight(account, session.app, right), confinement };
}

function confinementOf({ id, supervisedCampaignIds }: AccountRow): Confinement | null {
  return supervisedCampaignIds && { accountId: id, campaignIds: supervisedCampaignIds };
}

/** The store as the caller sees it: what they are not confined to is not there. */
export function storeOf({ store }: Pick<CallerDeps, 'store'>, { confinement }: ApiCaller): Store {
  return confinement ? store.confinedTo(confinement) : store;
}

async function keyCaller(
  deps: ApiCallerDeps,
  { key: secret, setHeader }: Pick<ApiRequest, 'setHeader'> & { readonly key: string },
  right: Right,
): Promise<Result<ApiCaller, KeyRefusal>> {
  const key = await deps.store.apiKeys.use(tokenHash(secret), deps.now());
  if (!key) return refuse({ code: 'api-key/void' });
  const verdict = deps.keyLimits.take(key.id, deps.now());
  for (const [name, value] of Object.entries(deps.keyLimits.headersOf(verdict))) setHeader(name, value);
  if (!verdict.allowed) return refuse({ code: 'request/too-many', retryAfter: verdict.retryAfterS });
  const acting = await ofKey(deps, key);
  if (!acting || !acting.caller.may(right)) return refuse({ code: 'session/not-allowed' });
  const service = serviceOf(right);
  const served = service === undefined || licensedFor(service, acting.licences, deps.now()).ok;
  return served ? ok(acting.caller) : refuse({ code: 'contacts/no-service' });
}

type Acting = { readonly caller: ApiCaller; readonly licences: readonly LicenceRow[] };

async function ofKey(deps: CallerDeps, key: LiveApiKey): Promise<Acting | undefined> {
  const [account, licences] = await Promise.all([
    deps.store.accounts.byId(key.accountId),
    deps.store.licences.of(key.tenantId),
  ]);
  if (!account || account.disabled) return undefined;
  const held = rightsIn(account, licences, deps.now());
  const may = (right: Right) => right === 'signed-in' || (key.scopes.some((scope) => scope === right) && held(right));
  return { caller: { id: key.id, account, session: null, may, confinement: confinementOf(account) }, licences };
}

/** Whether an account has a right in any application it may use now. */
export function rightsIn(account: AccountRow, licences: readonly LicenceRow[], now: Date): (right: Right) => boolean {
  const usable = APPS.filter((app) => entitlement(account, licences, app, now).ok);
  return (right) => usable.some((app) => hasRight(account, app, right));
}
