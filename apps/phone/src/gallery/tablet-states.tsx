import { KATARZYNA } from './demo-contacts.ts';
import { demoCalls, demoMissedCalls } from './demo-platform.ts';
import type { GalleryState } from './gallery-state.ts';
import { RECALL_ANSWERS, RECALLS } from './recall-states.tsx';

const CALLS: readonly string[] = demoCalls().map(({ callId, part }) => `/calls/${callId}/${part}`);
const onTablet = (path: string, more: GalleryState = {}): GalleryState => ({ screen: 'tablet', path, ...more });

/** Lists with what is chosen of them beside them, as on a tablet. */
export const TABLET_STATES: Readonly<Record<string, GalleryState>> = {
  'tablet-contacts': onTablet('/contacts'),
  'tablet-contact': onTablet(`/contacts/${KATARZYNA.contactId}`),
  'tablet-contact-new': onTablet('/contacts/new'),
  'tablet-missed': onTablet('/missed'),
  'tablet-missed-open': onTablet(`/missed/${demoMissedCalls()[0]?.missedId}`),
  'tablet-recall': onTablet(`/missed/recalls/${RECALLS[0]?.recallId}`, { answers: RECALL_ANSWERS }),
  'tablet-call-information': onTablet(CALLS[0] ?? ''),
  'tablet-call-gone': onTablet('/calls/gone/1'),
};
