import type { CrmConnector } from '@wpm/contract';
import { answered, type Breaker, failed, type FoundCaller, mayAsk, UNTRIED } from '@wpm/integrations';
import type { Clock, Log } from '@wpm/kernel';
import type { CrmCaller, CrmConnectorRow, Store } from '@wpm/store';
import type { Seal } from '../seal.ts';
import { askSource, type AskSourceDeps, type Source, type SourceAnswer } from './ask-source.ts';
import { secretsOf } from './connector-secrets.ts';

/** Of all sources together (F48). They are asked at once, and the first in their order that knows the number wins. */
export const LOOKUP_WITHIN_MS = 1_500;
const TRY_WITHIN_MS = 10_000;
/** Who was found is asked for again after so long, and a number nobody knew. */
const [FOUND_MS, NOBODY_MS] = [15 * 60_000, 60_000];
/** Names of past calls stand in lists for so long. */
const KEPT_MS = 90 * 24 * 60 * 60_000;
const SWEPT_EVERY_MS = 6 * 60 * 60_000;
/** With so many numbers being asked for, further ones are not: a flood of callers becomes none of requests. */
const MOST_AT_ONCE = 64;

export type CallerLookupDeps = AskSourceDeps & {
  readonly store: Pick<Store, 'crmConnectors' | 'crmCallers'>;
  readonly seal: Pick<Seal, 'unseal'>;
  readonly clock: Clock;
  /** The wall clock, UTC. */
  readonly now: () => Date;
  readonly log: Log;
};

type Standing = { readonly breaker: Breaker; readonly state: CrmConnector['state'] };
type Said = CrmCaller | 'nobody' | 'failed';

const NOT_TRIED: Standing = { breaker: UNTRIED, state: { kind: 'untried', lastError: null } };

/** Asks the CRMs of a tenant who has a number: never longer than the limit, never again and again where one is dead, never failing. */
export class CallerLookup implements Disposable {
  readonly #deps: CallerLookupDeps;
  readonly #standings = new Map<string, Standing>();
  readonly #asking = new Map<string, Promise<CrmCaller | null>>();
  #timer: Disposable | undefined;

  constructor(deps: CallerLookupDeps) {
    this.#deps = deps;
    void this.#sweep();
  }

  /** Whose an E.164 number is; null where nobody knows, or nobody says so in time. Never rejects. */
  find(tenantId: string, number: string): Promise<CrmCaller | null> {
    const key = `${tenantId} ${number}`;
    const asking = this.#asking.get(key);
    if (asking) return asking;
    if (this.#asking.size >= MOST_AT_ONCE) return Promise.resolve(null);
    const begun = this.#find(tenantId, number)
      .catch((error: unknown) => {
        this.#deps.log.warn('crm.not-asked', { why: String(error) });
        return null;
      })
      .finally(() => this.#asking.delete(key));
    this.#asking.set(key, begun);
    return begun;
  }

  stateOf(connectorId: string): CrmConnector['state'] {
    const { breaker, state } = this.#standings.get(connectorId) ?? NOT_TRIED;
    return breaker.kind === 'resting' ? { ...state, kind: 'resting' } : state;
  }

  /** Asks one source now, saved or not, with time for an administrator to see how slow it is. */
  async try(source: Source, number: string): Promise<SourceAnswer & { readonly tookMs: number }> {
    const { clock } = this.#deps;
    const begunAt = clock.now();
    const said = await askSource(this.#deps, source, { number, withinMs: TRY_WITHIN_MS });
    return { ...said, tookMs: Math.round(clock.now() - begunAt) };
  }

  /** It was changed: what was wrong with it may be mended. */
  forget(connectorId: string): void {
    this.#standings.delete(connectorId);
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
  }

  async #find(tenantId: string, number: string): Promise<CrmCaller | null> {
    const { store, now } = this.#deps;
    const connectors = (await store.crmConnectors.list(tenantId)).filter(({ settings }) => settings.enabled);
    if (connectors.length === 0) return null;
    const [before] = await store.crmCallers.of(tenantId, [number]);
    const ageMs = before ? now().getTime() - before.askedAt.getTime() : Infinity;
    if (before && ageMs < (before.found ? FOUND_MS : NOBODY_MS)) return before.found;
    const said = await firstKnown(connectors.map((connector) => this.#ask(connector, number)));
    // A CRM that is out of reach takes no name away that it gave before.
    if (said === 'failed') return before?.found ?? null;
    const found = said === 'nobody' ? null : said;
    await store.crmCallers.keep(tenantId, { number, found, askedAt: now() });
    return found;
  }

  async #ask(connector: CrmConnectorRow, number: string): Promise<Said> {
    const { id, settings } = connector;
    const { clock, log, seal } = this.#deps;
    const { breaker, state } = this.#standings.get(id) ?? NOT_TRIED;
    const { may, next } = mayAsk(breaker, clock.now());
    this.#standings.set(id, { breaker: next, state });
    if (!may) return 'failed';
    const source = { settings, secrets: secretsOf(seal, connector) };
    const { error, found } = await askSource(this.#deps, source, { number, withinMs: LOOKUP_WITHIN_MS });
    const latest = this.#standings.get(id)?.breaker ?? UNTRIED;
    if (error !== null) {
      log.warn('crm.failed', { connector: id, why: error });
      this.#standings.set(id, {
        breaker: failed(latest, clock.now()),
        state: { kind: 'failing', lastError: error.slice(0, 300) },
      });
      return 'failed';
    }
    this.#standings.set(id, { breaker: answered(), state: { kind: 'answering', lastError: null } });
    return found ? callerOf(connector, found) : 'nobody';
  }

  async #sweep(): Promise<void> {
    const { store, clock, now, log } = this.#deps;
    this.#timer = clock.schedule(clock.now() + SWEPT_EVERY_MS, () => void this.#sweep());
    try {
      await store.crmCallers.forget(new Date(now().getTime() - KEPT_MS));
    } catch (error) {
      log.warn('crm.not-swept', { why: String(error) });
    }
  }
}

/** What the first in order knows; of those that were asked at once, none is waited for longer than its own limit. */
async function firstKnown(asked: readonly Promise<Said>[]): Promise<Said> {
  let hasFailed = false;
  for (const one of asked) {
    const said = await one;
    if (said === 'failed') hasFailed = true;
    else if (said !== 'nobody') return said;
  }
  return hasFailed ? 'failed' : 'nobody';
}

function callerOf(
  { id: connectorId, settings }: Pick<CrmConnectorRow, 'id' | 'settings'>,
  { id: crmId, name, company, link, fields }: FoundCaller,
): CrmCaller {
  return { source: settings.name, connectorId, crmId, name, company, link, fields: [...fields] };
}
