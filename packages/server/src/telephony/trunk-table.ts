import type { TrunkRow } from '@wpm/store';

/** The trunks of this node: which one a packet came from, and where its own requests go. */
export class TrunkTable {
  readonly #byId: ReadonlyMap<string, TrunkRow>;

  constructor(trunks: readonly TrunkRow[]) {
    this.#byId = new Map(trunks.map((trunk) => [trunk.id, trunk]));
  }

  byId(id: string): TrunkRow | undefined {
    return this.#byId.get(id);
  }

  /** A trunk is known by address and port: on one machine many may share the address. */
  bySource({ address, port }: { address: string; port: number }): TrunkRow | undefined {
    return [...this.#byId.values()].find((trunk) => trunk.address === address && trunk.port === port);
  }

  /** The trunk a tenant's calls to the outside take. */
  ofTenant(tenantId: string): TrunkRow | undefined {
    return [...this.#byId.values()].find((trunk) => trunk.tenantId === tenantId);
  }
}
