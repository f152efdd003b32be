import type { CallControlDeps } from '@wpm/calls';
import type { Clock } from '@wpm/kernel';
import type { Store } from '@wpm/store';
import { BesideRoute } from './beside-route.ts';
import { CallRouter, type CallRouterDeps } from './call-router.ts';
import type { Directory } from './find-target.ts';
import { heldForwarding } from './held-forwarding.ts';
import { heldGreeting } from './held-greeting.ts';
import { OutwardRoute } from './outward-route.ts';
import { PlacedCallsRoute, type PlacedCallsDeps } from './placed-calls-route.ts';

type Around = Omit<CallRouterDeps, 'rulesOf' | 'greetingOf'> & {
  readonly directory: Directory & Pick<Store, 'forwardings' | 'greetings' | 'licences'>;
  readonly clock: Clock;
  /** The folder of the tenants' own sounds. */
  readonly sounds: string;
  readonly waker: PlacedCallsDeps['waker'];
  readonly numbers: PlacedCallsDeps['campaigns'];
};

/** Where calls go that come in, and those that are placed for users, by the same permissions and limits. */
export function callRoutes(
  around: Around,
): Pick<CallControlDeps, 'placed' | 'besides'> & { readonly route: CallRouter } {
  const { directory, registrar, waker, numbers: campaigns, trunks, desk, clock, sounds } = around;
  const rulesOf = heldForwarding(directory, clock);
  const router = new CallRouter({ ...around, rulesOf, greetingOf: heldGreeting(directory, { clock, folder: sounds }) });
  const outward = new OutwardRoute({ trunks, desk });
  return {
    route: router,
    besides: new BesideRoute({ accounts: directory.accounts, registrar, waker }),
    placed: new PlacedCallsRoute({ ...directory, router, outward, registrar, waker, campaigns }),
  };
}
