import { promises as dns } from 'node:dns';
import { type Clock, type Instant, SystemClock } from '@wpm/kernel';
import type { Resolver, SrvRecord } from './resolver.ts';

/** What of node:dns is used. */
export interface Dns {
  resolveSrv(
    name: string,
  ): Promise<
    readonly { readonly name: string; readonly port: number; readonly priority: number; readonly weight: number }[]
  >;
  resolve4(host: string, options: { readonly ttl: true }): Promise<readonly { address: string; ttl: number }[]>;
  resolve6(host: string, options: { readonly ttl: true }): Promise<readonly { address: string; ttl: number }[]>;
  /** As other programs find the host: by `/etc/hosts`, too. */
  lookup(host: string, options: { readonly all: true }): Promise<readonly { address: string }[]>;
}

/** Seconds an answer is good for. */
const TTL = {
  least: 5,
  most: 3_600,
  /** Of SRV records and the hosts file nobody tells us. */
  untold: 60,
  /** That there is no such name. */
  none: 30,
  /** That no server answered: asked again soon, what was known before being used meanwhile. */
  fault: 5,
};
const MAX_NAMES = 2_000;
const QUERY = { timeout: 1_500, tries: 2 };

/** What there is under a name, and for how many seconds; a fault where nobody could be asked. */
type Answer<T> = { readonly values: readonly T[]; readonly seconds: number } | 'fault';
type Known<T> = { readonly answer: Promise<readonly T[]>; readonly until: Instant };

/** Asks the system's DNS servers and remembers what they say, for as long as they say. */
export function nodeResolver({
  clock = new SystemClock(),
  using = systemDns(),
}: { readonly clock?: Clock; readonly using?: Dns } = {}): Resolver {
  const services = new Memory<SrvRecord>(clock, (name) => askSrv(using, name));
  const hosts = new Memory<string>(clock, (host) => askAddresses(using, host));
  return { srv: (name) => services.get(name.toLowerCase()), addresses: (host) => hosts.get(host.toLowerCase()) };
}

function systemDns(): Dns {
  const resolver = new dns.Resolver(QUERY);
  return {
    resolveSrv: (name) => resolver.resolveSrv(name),
    resolve4: (host, options) => resolver.resolve4(host, options),
    resolve6: (host, options) => resolver.resolve6(host, options),
    lookup: (host, options) => dns.lookup(host, options),
  };
}

/** Answers by name. Whoever asks for one that is being asked for waits for the same answer. */
class Memory<T> {
  readonly #clock: Clock;
  readonly #ask: (name: string) => Promise<Answer<T>>;
  readonly #known = new Map<string, Known<T>>();

  constructor(clock: Clock, ask: (name: string) => Promise<Answer<T>>) {
    this.#clock = clock;
    this.#ask = ask;
  }

  get(name: string): Promise<readonly T[]> {
    const known = this.#known.get(name);
    if (known && known.until > this.#clock.now()) return known.answer;
    const answer = this.#fresh(name, known);
    this.#remember(name, { answer, until: Infinity });
    return answer;
  }

  async #fresh(name: string, before: Known<T> | undefined): Promise<readonly T[]> {
    const answer = await this.#ask(name);
    const values = answer === 'fault' ? ((await before?.answer) ?? []) : answer.values;
    const seconds = answer === 'fault' ? TTL.fault : answer.seconds;
    this.#remember(name, { answer: Promise.resolve(values), until: this.#clock.now() + seconds * 1_000 });
    return values;
  }

  #remember(name: string, known: Known<T>): void {
    this.#known.delete(name);
    const [oldest] = this.#known.keys();
    if (this.#known.size >= MAX_NAMES && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(name, known);
  }
}

async function askSrv(using: Dns, name: string): Promise<Answer<SrvRecord>> {
  try {
    const records = await using.resolveSrv(name);
    return { values: records.map(({ name: target, ...record }) => ({ target, ...record })), seconds: TTL.untold };
  } catch (error) {
    return failed(error);
  }
}

/** IPv4 first: that is what trunks speak; where a name has both, IPv6 is the other way to the same place. */
async function askAddresses(using: Dns, host: string): Promise<Answer<string>> {
  const answers = await Promise.all([
    using.resolve4(host, { ttl: true }).catch(failed),
    using.resolve6(host, { ttl: true }).catch(failed),
  ]);
  const found = answers.flatMap((answer) => (Array.isArray(answer) ? answer : []));
  if (found.length === 0) return lookUp(using, host, answers.includes('fault'));
  const seconds = Math.min(TTL.most, Math.max(TTL.least, Math.min(...found.map(({ ttl }) => ttl))));
  return { values: found.map(({ address }) => address), seconds };
}

async function lookUp(using: Dns, host: string, isFault: boolean): Promise<Answer<string>> {
  try {
    const found = await using.lookup(host, { all: true });
    return { values: found.map(({ address }) => address), seconds: TTL.untold };
  } catch (error) {
    return isFault ? 'fault' : failed(error);
  }
}

/** Whether a server said that there is nothing, or none said anything. */
function failed(error: unknown): Extract<Answer<never>, 'fault' | object> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENODATA' || code === 'ENOTFOUND' ? { values: [], seconds: TTL.none } : 'fault';
}
