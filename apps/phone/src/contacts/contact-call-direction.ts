import type { ContactCall, Direction } from '@wpm/contract';

/** As the tenant's users see it: what goes on between two of them has the icon of a call that came. */
export const directionOf = ({ direction }: Pick<ContactCall, 'direction'>): Direction =>
  direction === 'outbound' ? 'outbound' : 'inbound';
