import type { Destination, NumberRoute } from '@wpm/contract';
import { type Schedule, isOpenAt } from './open-at.ts';

/** Where a call to a number goes now. Hours that are gone or disabled are closed. @param schedule of the route's hours */
export function destinationNow(route: NumberRoute, schedule: Schedule | undefined, at: Date): Destination {
  if (route.kind !== 'by-hours') return route;
  return schedule && isOpenAt(schedule, at) ? route.open : route.closed;
}
