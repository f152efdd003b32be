import type { TransportAddress } from './transport-address.ts';

type Entry<T> = { readonly address: string; value: T };

/**
 * Values by transport address. Looked up for every packet, so no key is made of its two halves: ports are mostly all
 * different, and the few addresses behind one are compared.
 */
export class AddressTable<T> {
  readonly #byPort = new Map<number, Entry<T>[]>();

  get({ address, port }: TransportAddress): T | undefined {
    const entries = this.#byPort.get(port);
    if (!entries) return undefined;
    for (const entry of entries) if (entry.address === address) return entry.value;
    return undefined;
  }

  set({ address, port }: TransportAddress, value: T): void {
    const entries = this.#byPort.get(port) ?? [];
    const known = entries.find((entry) => entry.address === address);
    if (known) known.value = value;
    else this.#byPort.set(port, [...entries, { address, value }]);
  }

  delete({ address, port }: TransportAddress): void {
    const left = (this.#byPort.get(port) ?? []).filter((entry) => entry.address !== address);
    if (left.length > 0) this.#byPort.set(port, left);
    else this.#byPort.delete(port);
  }
}
