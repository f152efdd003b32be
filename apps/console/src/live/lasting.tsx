import { clockDuration } from '@wpm/ui';
import { memo } from 'react';
import { useSeconds } from './use-seconds.ts';

/** So coarse that what is read twice a second begins at the same moment each time, and its row is left alone. */
const STEADY_MS = 500;

/** A moment by the page's own clock, the same for readings that differ by a blink. */
export const steady = (moment: number): number => Math.round(moment / STEADY_MS) * STEADY_MS;

/** How long something has lasted that began then by the page's own clock; it counts on by itself. */
export const Lasting = memo(function Lasting({ since }: { readonly since: number }) {
  return <>{clockDuration(Math.max(0, useSeconds() - since))}</>;
});
