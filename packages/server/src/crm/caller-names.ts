import type { LiveNews, LiveView } from '@wpm/calls';
import type { KnownCaller } from '@wpm/contract';
import type { Log } from '@wpm/kernel';
import type { Store } from '@wpm/store';
import { licensedFor } from '../policies/entitlement.ts';
import type { CallerLookup } from './caller-lookup.ts';

export type CallerNamesDeps = {
  readonly lookup: Pick<CallerLookup, 'find'>;
  readonly store: Pick<Store, 'contacts' | 'crmConnectors' | 'licences'>;
  /** The other end of a live call has a name by now. */
  readonly onNamed: (callId: string) => void;
  /** The wall clock, UTC. */
  readonly now: () => Date;
  readonly log: Log;
};

/** Finds out who the other ends of live calls are while they ring; the calls never wait for it (F48). */
export class CallerNames {
  readonly #deps: CallerNamesDeps;
  /** By call, then by number: null while it is asked for, and where nobody knows it. */
  readonly #names = new Map<string, Map<string, KnownCaller | null>>();

  constructor(deps: CallerNamesDeps) {
    this.#deps = deps;
  }

  /** Whom a CRM knows the other end of a live call as, if it has said so. */
  readonly of = ({ callId, other }: Pick<LiveView, 'callId' | 'other'>): KnownCaller | undefined =>
    (other && this.#names.get(callId)?.get(other.number)) ?? undefined;

  liveCallTurned(news: LiveNews): void {
    if (news.kind === 'left') return;
    const { callId, other } = news.view;
    if (!other?.number.startsWith('+') || this.of(news.view)) return;
    const asked = this.#names.get(callId) ?? new Map<string, KnownCaller | null>();
    if (news.kind === 'changed' && asked.has(other.number)) return;
    this.#names.set(callId, asked.set(other.number, null));
    void this.#name(news.accountId, { callId, number: other.number });
  }

  callEnded(callId: string): void {
    this.#names.delete(callId);
  }

  async #name(accountId: string, { callId, number }: { callId: string; number: string }): Promise<void> {
    const { lookup, log, onNamed } = this.#deps;
    try {
      const tenantId = await this.#tenantToAskFor(accountId, number);
      const found = tenantId === undefined ? null : await lookup.find(tenantId, number);
      const asked = this.#names.get(callId);
      // Over by now: nobody looks at it any more.
      if (!found || !asked) return;
      const { source, name, company, link, fields } = found;
      asked.set(number, { source, name, company, link, fields });
      onNamed(callId);
    } catch (error) {
      log.warn('crm.not-named', { why: String(error) });
    }
  }

  /** Whose CRMs are asked; undefined where they have none, or a contact of their own has the number: that one goes first. */
  async #tenantToAskFor(accountId: string, number: string): Promise<string | undefined> {
    const { store, now } = this.#deps;
    const tenantId = await store.crmConnectors.tenantToAskFor(accountId);
    if (tenantId === undefined) return undefined;
    const hasContacts = licensedFor('miniCRM', await store.licences.of(tenantId), now()).ok;
    const contacts = hasContacts ? await store.contacts.byNumbers(tenantId, [number]) : [];
    return contacts.length === 0 ? tenantId : undefined;
  }
}
