import type { Log } from '@wpm/kernel';
import { type Registrar, parseUri } from '@wpm/sip';
import type { Store } from '@wpm/store';
import type { Waker } from '../push/waker.ts';
import { aorOf } from '../telephony/sip-identity.ts';
import type { AgentDesk, AgentKey } from './agent-desk.ts';

export type AgentPresenceDeps = {
  readonly registrar: Pick<Registrar, 'bindings' | 'onChange'>;
  readonly directory: Pick<Store, 'accounts'>;
  readonly desk: Pick<AgentDesk, 'tell' | 'isKnown' | 'restored'>;
  /** Whose device can be woken is as reachable as if their phone was there: it sleeps in a pocket. */
  readonly waker: Pick<Waker, 'canWake' | 'onTurned'>;
  readonly log: Log;
};

/** Tells the desk who has a phone that can be reached, and who has lost it (F28). */
export class AgentPresence implements Disposable {
  readonly #deps: AgentPresenceDeps;
  readonly #agents = new Map<string, AgentKey>();
  /** Addresses of record with a phone, as the desk was last told or is about to be. */
  readonly #reachable = new Set<string>();
  readonly #listening: readonly Disposable[];

  /** Begins with the agents the desk has read back: whose phone is not here is waited for from now on. */
  constructor(deps: AgentPresenceDeps) {
    this.#deps = deps;
    this.#listening = [
      deps.registrar.onChange(({ aor, bindings }) => this.#changed(aor, bindings.length > 0)),
      deps.waker.onTurned((aor) => this.#look(aor)),
    ];
    for (const agent of deps.desk.restored) {
      const aor = aorOf(agent);
      this.#agents.set(aor, agent);
      const isReachable = deps.registrar.bindings(aor).length > 0;
      if (isReachable) this.#reachable.add(aor);
      const isAwake = isReachable || deps.waker.canWake(agent.id, aor);
      deps.desk.tell(agent, { kind: isAwake ? 'reachable' : 'lost' });
    }
  }

  /** That sockets close when the platform stops is no loss of their phones. */
  [Symbol.dispose](): void {
    for (const each of this.#listening) each[Symbol.dispose]();
  }

  #changed(aor: string, isReachable: boolean): void {
    if (this.#reachable.has(aor) === isReachable) return;
    if (isReachable) this.#reachable.add(aor);
    else this.#reachable.delete(aor);
    this.#look(aor);
  }

  #look(aor: string): void {
    void this.#tell(aor).catch((error: unknown) => {
      this.#deps.log.error('agent.presence-unknown', { accountId: this.#agents.get(aor)?.id, error: String(error) });
    });
  }

  async #tell(aor: string): Promise<void> {
    const { desk, waker } = this.#deps;
    const agent = this.#agents.get(aor) ?? (await this.#find(aor));
    if (!agent) return;
    this.#agents.set(aor, agent);
    // It may have come and gone while the account was looked up: what is true now is told.
    const isRegistered = this.#reachable.has(aor);
    // A phone of another maker logs in by registering alone.
    if (isRegistered && !desk.isKnown(agent.id)) desk.tell(agent, { kind: 'sign-in' });
    const isReachable = isRegistered || waker.canWake(agent.id, aor);
    if (isRegistered || desk.isKnown(agent.id)) desk.tell(agent, { kind: isReachable ? 'reachable' : 'lost' });
  }

  async #find(aor: string): Promise<AgentKey | undefined> {
    const uri = parseUri(aor);
    if (!uri.ok) return undefined;
    const account = await this.#deps.directory.accounts.byAddress(uri.value.user ?? '', uri.value.host);
    return account && { id: account.id, tenantId: account.tenantId };
  }
}
