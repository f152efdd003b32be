import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { trunkSettings } from '@wpm/contract';
import { ManualClock, silentLog } from '@wpm/kernel';
import { type Endpoint, type Hop, SipStack, type SipUri } from '@wpm/sip';
import type { RegistrationRow, TrunkRow } from '@wpm/store';
import { expect, vi } from 'vitest';
import { type Behaviour, Carrier } from './carrier.fixture.ts';
import { TrunkSecrets } from './trunk-secrets.ts';
import { type TrunkStore, Trunks } from './trunks.ts';

export const PASSWORD = 'a-password';
export const ACCOUNT = { user: '48221000100', password: PASSWORD, realm: 'carrier.test' };
export const REGISTERS = { kind: 'register', domain: 'carrier.test', user: ACCOUNT.user, expires: 600 };

const SECRETS = new TrunkSecrets(randomBytes(32));

const fillRandom = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

/** Where a carrier of the test's is. */
export const peerOf = ({ endpoint }: Carrier) => ({ host: endpoint.address, port: endpoint.port });

/** A trunk as the database has it, without OPTIONS unless the settings want them. */
export function row(id: string, settings: object, more: Partial<TrunkRow> = {}): TrunkRow {
  const parsed = trunkSettings.parse({ name: id, health: { everySeconds: 0 }, ...settings });
  const secret = SECRETS.seal(id, PASSWORD);
  return { id, tenantId: 'tenant', domain: 'demo.local', version: 1, settings: parsed, secret, accept: null, ...more };
}

/** Names are of this machine, or lead nowhere: nothing is asked of DNS. */
function located({ scheme, host, port = 5_060, params }: SipUri): readonly Hop[] {
  if (host.endsWith('.nowhere')) return [];
  const address = isIP(host) === 0 ? '127.0.0.1' : host;
  const transport = scheme === 'sips' ? 'tls' : (params['transport'] ?? 'udp');
  if (transport === 'tls') return [{ transport, address, port, serverName: host }];
  return [{ transport: transport === 'tcp' ? 'tcp' : 'udp', address, port }];
}

/** Trunks on a real stack over real sockets, with the time and the database in the test's hand. */
export class TrunkStage implements AsyncDisposable {
  readonly clock = new ManualClock();
  readonly stack = new SipStack({ clock: this.clock, log: silentLog, fillRandom, product: 'test' });
  readonly trunks: Trunks;
  /** What the database has. */
  rows: readonly TrunkRow[] = [];
  /** Which tenant's user has a direct number. */
  readonly owners = new Map<string, string>();
  /** Registrations on disk: what another stage begins with. */
  readonly kept: Map<string, RegistrationRow>;
  ours: Endpoint = { address: '', port: 0 };
  /** Where the stage takes connections. */
  overTcp: Endpoint = { address: '', port: 0 };
  readonly #carriers: Carrier[] = [];

  private constructor(kept: Map<string, RegistrationRow>) {
    this.kept = kept;
    const store: TrunkStore = {
      trunks: { all: async () => this.rows, byId: async (id: string) => this.rows.find((each) => each.id === id) },
      registrations: {
        save: async (rows) => rows.forEach((each) => kept.set(each.aor, each)),
        all: async () => [...kept.values()],
        livingOwners: async (ids) => new Set(ids),
      },
      tenants: { byId: async () => ({ defaultCountryCode: '48' }) },
      accounts: {
        byDirectNumber: async (number: string) => {
          const tenantId = this.owners.get(number);
          return tenantId === undefined ? undefined : { tenantId };
        },
      },
    };
    this.trunks = new Trunks({
      stack: this.stack,
      clock: this.clock,
      log: silentLog,
      chance: () => 0.5,
      secrets: SECRETS,
      locate: async (uri) => located(uri),
      store,
    });
  }

  /** @param kept what the disk holds */
  static async open(kept: Map<string, RegistrationRow> = new Map()): Promise<TrunkStage> {
    const stage = new TrunkStage(kept);
    stage.ours = await stage.stack.listenUdp({ address: '127.0.0.1', port: 0 });
    stage.overTcp = await stage.stack.listenTcp({ address: '127.0.0.1', port: 0 });
    return stage;
  }

  async carrier(behaviour?: Behaviour): Promise<Carrier> {
    const made = await Carrier.open(behaviour);
    this.#carriers.push(made);
    return made;
  }

  async start(...rows: readonly TrunkRow[]): Promise<void> {
    this.rows = rows;
    await this.trunks.load();
    this.trunks.start();
  }

  stateOf(id: string) {
    return this.trunks.stateOf(id).state;
  }

  becomes(id: string, name: string): Promise<void> {
    return vi.waitFor(() => expect(this.stateOf(id).name).toBe(name));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.trunks[Symbol.dispose]();
    await this.stack[Symbol.asyncDispose]();
    for (const each of this.#carriers) await each[Symbol.asyncDispose]();
  }
}
