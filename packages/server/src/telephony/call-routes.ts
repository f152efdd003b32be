import type { CallControlDeps } from '@wpm/calls';
import { CallRouter, type CallRouterDeps } from './call-router.ts';
import { PlacedCallsRoute, type PlacedCallsDeps } from './placed-calls-route.ts';

type Around = CallRouterDeps & {
  readonly waker: PlacedCallsDeps['waker'];
  readonly numbers: PlacedCallsDeps['campaigns'];
};

/** Where calls go that come in, and those that are placed for users, by the same permissions and limits. */
export function callRoutes(around: Around): Pick<CallControlDeps, 'route' | 'placed'> {
  const { directory, registrar, waker, numbers: campaigns } = around;
  const router = new CallRouter(around);
  return {
    route: router,
    placed: new PlacedCallsRoute({ accounts: directory.accounts, router, registrar, waker, campaigns }),
  };
}
