import type { MyCall } from '@wpm/contract';
import { type TestPlatform, freePort, startPlatform } from '@wpm/testkit';
import type { Agent } from './agent.ts';
import { agentOf } from './agent-of.ts';
import { Baresip } from './baresip.ts';

/** Tones by which each voice is known. All are whole periods of a 20 ms packet and far apart. */
export const HZ = { anna: 700, jan: 1_000, customer: 440 } as const;

/** The customer behind the trunk, whom agents call, and who calls Anna's direct number. */
export const CUSTOMER = '+48600100200';
export const ANNAS_NUMBER = '+48221000101';

/** A platform for all tests of a file, and those who talk in one of them. */
export class Stage implements AsyncDisposable {
  readonly platform: TestPlatform;
  readonly #trunkPort: number;
  readonly #talking: AsyncDisposable[] = [];

  private constructor(platform: TestPlatform, trunkPort: number) {
    this.platform = platform;
    this.#trunkPort = trunkPort;
  }

  static async open(): Promise<Stage> {
    const trunkPort = await freePort();
    return new Stage(await startPlatform({ trunkPort }), trunkPort);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.clear();
    await this.platform.stop();
  }

  /** Ends whoever came in the test that is over, the last first. */
  async clear(): Promise<void> {
    for (const one of this.#talking.splice(0).toReversed()) await one[Symbol.asyncDispose]();
  }

  /** It is there until the test is over. */
  keep<T extends AsyncDisposable>(one: T): T {
    this.#talking.push(one);
    return one;
  }

  async agent(login: 'anna' | 'jan'): Promise<Agent> {
    return this.keep(await agentOf(this.platform, login, HZ[login]));
  }

  async customer(answer: 'auto' | 'manual'): Promise<Baresip> {
    return this.keep(await Baresip.start({ sipPort: this.#trunkPort, hz: HZ.customer, answer }));
  }

  /** A user's newest call, once it stands in the history. */
  async newestCallOf(login: 'anna' | 'jan'): Promise<MyCall> {
    const { client } = await this.platform.api(login);
    const calls = await client.listMyCalls({ limit: 1 });
    if (!calls.ok || !calls.value.items[0]) throw new Error(`${login} has no call in the history`);
    return calls.value.items[0];
  }
}
