import path from 'node:path';
import { Sipp, type SippOptions, type SippResult, type TestPlatform } from '@wpm/testkit';

/** What a test may say about a scenario; the rest follows from the platform. */
export type PlayOptions = Partial<Omit<SippOptions, 'scenario'>>;

/** Customer at the far end of the trunk. */
const CALLER = '+48600100200';

/** Starts `e2e/sip/scenarios/<name>.xml` at the far end of the platform's trunk. */
export function playAtTrunk(platform: TestPlatform, name: string, options: PlayOptions = {}): Promise<Sipp> {
  const { host, port } = platform.trunk;
  return playAnywhere(platform, name, { local: { address: host, port }, ...options });
}

/** Starts a scenario on a port of its own. */
export function playAnywhere(platform: TestPlatform, name: string, options: PlayOptions = {}): Promise<Sipp> {
  const { host, port } = platform.sip;
  return Sipp.start({
    scenario: path.join(import.meta.dirname, '../sip/scenarios', `${name}.xml`),
    remote: { address: host, port },
    ...options,
    keys: { caller: CALLER, number: '+48221000101', ...options.keys },
  });
}

/**
 * Plays a scenario to its end while somebody else does their part.
 * @throws with SIPp's trace, where a call did not go as it says or the other part failed
 */
export async function played(
  sipp: Promise<Sipp>,
  meanwhile: Promise<unknown> = Promise.resolve(),
): Promise<SippResult> {
  await using running = await sipp;
  const others = meanwhile.catch(async (error: unknown) => {
    throw new Error(`${String(error)}\n${await running.story()}`, { cause: error });
  });
  const [result] = await Promise.all([running.done(), others]);
  return result;
}
