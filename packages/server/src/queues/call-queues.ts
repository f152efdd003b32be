import type { CallQueues } from '@wpm/calls';
import type { Waker } from '../push/waker.ts';
import { OutwardRoute } from '../telephony/outward-route.ts';
import { QueueRoutes, type QueueRoutesDeps } from './queue-routes.ts';
import type { QueueParts } from './start-queues.ts';

type Around = Omit<QueueRoutesDeps, 'outward' | 'numbers'> &
  ConstructorParameters<typeof OutwardRoute>[0] & {
    readonly queues: QueueParts;
    readonly waker: Pick<Waker, 'offersAre'>;
  };

/** What call control tells the queues, and asks of them. */
export function callQueues({ trunks, desk, queues, ...around }: Around): CallQueues {
  const outward = new OutwardRoute({ trunks, desk });
  const routes = new QueueRoutes({ ...around, outward, numbers: queues.numbers });
  return {
    ...queues.told,
    turned: (news) => {
      around.waker.offersAre(news.callId, news.offers);
      queues.told.turned(news);
    },
    routeOffer: (wish) => routes.routeOffer(wish),
    routeOverflow: (wish) => routes.routeOverflow(wish),
    routeChoice: (wish) => routes.routeChoice(wish),
  };
}
