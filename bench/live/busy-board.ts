import type { BoardAgent, BoardCall, LiveBoard } from '@wpm/contract';
import { chanceOf, uuidV7 } from '@wpm/kernel';

const CAMPAIGNS = ['Infolinia', 'Sprzedaż', 'Reklamacje', 'Windykacja', 'Serwis'] as const;
/** Of the users, how many talk when it begins, and how many customers wait. */
const [TALK_SHARE, WAITING] = [0.6, 20];

type Talk = { readonly call: BoardCall; readonly agent: number };

/** The live board of a busy tenant, in memory: users who talk or are free, customers who wait, and changes of both. */
export class BusyBoard {
  readonly #chance = chanceOf(1);
  readonly #agents: BoardAgent[];
  readonly #talks = new Map<number, Talk>();
  #waiting: BoardCall[] = [];
  #customers = 0;

  constructor(agents: number) {
    this.#agents = Array.from({ length: agents }, (_, n) => this.#agentOf(n));
    for (let n = 0; n < agents * TALK_SHARE; n++) this.#talks.set(n, { agent: n, call: this.#callOf(n) });
    for (let n = 0; n < WAITING; n++) this.#waiting.push(this.#callOf(null));
  }

  get board(): LiveBoard {
    return {
      at: new Date().toISOString(),
      agents: this.#agents.map((agent, n) => ({ ...agent, status: statusOf(agent, this.#talks.get(n)?.call) })),
      calls: [...[...this.#talks.values()].map(({ call }) => call), ...this.#waiting],
      keptPlaces: [],
    };
  }

  /** Somebody's call ends, or somebody free has the customer who waited longest, and another comes. */
  change(): void {
    const agent = Math.floor(this.#chance() * this.#agents.length);
    if (this.#talks.delete(agent)) return;
    this.#talks.set(agent, { agent, call: this.#callOf(agent) });
    this.#waiting = [...this.#waiting.slice(1), this.#callOf(null)];
  }

  #agentOf(n: number): BoardAgent {
    const now = new Date().toISOString();
    const idle = { chosen: { kind: 'in-queue' }, break: null, signedOut: null, activity: 'idle' } as const;
    const status = { ...idle, since: now, elapsedMs: 0, next: null, until: null, wrapUp: null };
    const name = `Konsultant ${String(n + 1).padStart(3, '0')}`;
    return {
      accountId: newId(),
      name,
      extension: String(1_000 + n),
      status,
      campaigns: CAMPAIGNS.slice(n % 4),
    };
  }

  /** @param agent who talks; null: the customer waits */
  #callOf(agent: number | null): BoardCall {
    const now = new Date().toISOString();
    const accountId = agent === null ? undefined : this.#agents[agent]?.accountId;
    this.#customers += 1;
    return {
      callId: newId(),
      direction: 'inbound',
      caller: { number: `+48${600_000_000 + this.#customers}`, name: null },
      callee: { number: '+48221000100', name: 'Infolinia' },
      startedAt: now,
      answeredAt: agent === null ? null : now,
      campaign: CAMPAIGNS[this.#customers % CAMPAIGNS.length] ?? null,
      waitingSince: agent === null ? now : null,
      parts: accountId === undefined ? [] : [{ accountId, activity: 'talking', holds: false }],
      supervision: null,
      supervisors: [],
    };
  }
}

const newId = (): string => uuidV7(Date.now(), (bytes) => crypto.getRandomValues(bytes));

function statusOf({ status }: BoardAgent, call: BoardCall | undefined): BoardAgent['status'] {
  const since = call?.startedAt ?? status.since;
  const elapsedMs = Date.now() - Date.parse(since);
  return { ...status, activity: call ? 'in-call' : 'idle', since, elapsedMs };
}
