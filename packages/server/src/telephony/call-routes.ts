import type { CallControlDeps } from '@wpm/calls';
import { CallRouter, type CallRouterDeps } from './call-router.ts';
import { OutwardRoute } from './outward-route.ts';
import { PlacedCallsRoute, type PlacedCallsDeps } from './placed-calls-route.ts';

type Around = CallRouterDeps & {
  readonly waker: PlacedCallsDeps['waker'];
  readonly numbers: PlacedCallsDeps['campaigns'];
};

/** Where calls go that come in, and those that are placed for users, by the same permissions and limits. */
export function callRoutes(around: Around): Pick<CallControlDeps, 'placed'> & { readonly route: CallRouter } {
  const { directory, registrar, waker, numbers: campaigns, trunks, desk } = around;
  const router = new CallRouter(around);
  const outward = new OutwardRoute({ trunks, desk });
  return {
    route: router,
    placed: new PlacedCallsRoute({ ...directory, router, outward, registrar, waker, campaigns }),
  };
}
