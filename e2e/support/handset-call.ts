import { HandsetNetwork, type TestPlatform, freePort, startPlatform } from '@wpm/testkit';
import { Agent } from './agent.ts';
import { Baresip } from './baresip.ts';

/** Tones by which each side is known, in Hz. */
export const ANNA_HZ = 700;
export const CUSTOMER_HZ = 440;

/** An agent on a handset whose network has faults, the platform in the server's network, and a customer behind it. */
export type HandsetCall = AsyncDisposable & {
  readonly network: HandsetNetwork;
  readonly platform: TestPlatform;
  readonly anna: Agent;
  readonly customer: Baresip;
};

/**
 * Anna and the customer, both ready; nobody has called yet. Needs root (`whyNoHandsetNetwork`).
 * @param ways what the handset has: with both, a call may take either
 */
export async function openHandsetCall(ways: 'wifi' | 'wifi and mobile'): Promise<HandsetCall> {
  await using opened = new AsyncDisposableStack();
  const network = opened.use(await HandsetNetwork.open());
  if (ways === 'wifi') await network.takeDown('mobile');
  const [host, trunkHost, trunkPort] = [network.serverAddress, network.observerAddress, await freePort()];
  const platform = opened.use(await startPlatform({ host, trunkHost, trunkPort, inside: network.inside('server') }));
  const customer = opened.use(
    await Baresip.start({ sipPort: trunkPort, host: trunkHost, hz: CUSTOMER_HZ, answer: 'auto' }),
  );
  const { url: baseUrl, password } = platform;
  const inside = network.inside('handset');
  const anna = opened.use(await Agent.ready({ baseUrl, login: 'anna', password, hz: ANNA_HZ, inside }));
  const running = opened.move();
  return { network, platform, anna, customer, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

/** Anna calls the customer; resolves when she hears the answer. */
export async function connect({ anna, customer }: HandsetCall): Promise<void> {
  await anna.dial('600100200');
  await customer.waitFor('CALL_ESTABLISHED');
  await anna.hears(CUSTOMER_HZ);
}
