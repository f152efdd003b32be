import { UpdateOffer } from '../update/update-strip.tsx';
import { demoStatus } from './demo-platform.ts';
import type { GalleryState } from './gallery-state.ts';

const nothing = () => {};

/** Out of reach for some minutes this morning. */
const AWAY = {
  from: new Date(new Date().setHours(10, 41, 20, 0)).toISOString(),
  until: new Date(new Date().setHours(10, 44, 3, 0)).toISOString(),
};

/** What a line below the header says (F28, F42). */
export const STRIP_STATES: Readonly<Record<string, GalleryState>> = {
  'status-back-after-away': { answers: { '/me/status': { status: 200, body: demoStatus({ away: AWAY }) } } },
  'update-waiting': {
    shown: () => (
      <header className="header">
        <UpdateOffer onUpdate={nothing} onLater={nothing} />
      </header>
    ),
  },
};
