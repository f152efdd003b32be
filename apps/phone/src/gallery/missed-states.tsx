import { MissedSheet } from '../missed/missed-sheet.tsx';
import { ACCOUNT, demoMissedCalls, refusal } from './demo-platform.ts';
import type { GalleryState } from './gallery-state.ts';

const nothing = () => {};

function missedCall(index: number): GalleryState {
  const shown = () => <MissedSheet call={demoMissedCalls()[index]} account={ACCOUNT} onClose={nothing} />;
  return { path: '/missed', shown };
}

/** The missed calls all share (F22), and one of them, in each of their states. */
export const MISSED_STATES: Readonly<Record<string, GalleryState>> = {
  missed: { path: '/missed' },
  'missed-none': { path: '/missed', answers: { '/missed-calls': { status: 200, body: { items: [], next: null } } } },
  'missed-waiting': { path: '/missed', answers: 'waiting' },
  'missed-fault': { path: '/missed', answers: { '/missed-calls': refusal(500, 'platform/fault') } },
  'missed-offline': { path: '/missed', answers: 'unreachable' },
  'missed-not-allowed': { path: '/missed', answers: { '/missed-calls': refusal(403, 'session/not-allowed') } },
  'missed-open': missedCall(0),
  'missed-claimed': missedCall(2),
  'missed-claimed-by-me': missedCall(3),
  'missed-settled': missedCall(6),
};
