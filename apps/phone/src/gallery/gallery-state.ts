import type { Account } from '@wpm/contract';
import type { TouchSize } from '@wpm/ui';
import type { ReactNode } from 'react';
import type { Act } from './acts.ts';
import type { DemoAnswers } from './demo-platform.ts';
import type { DemoPhone } from './demo-softphone.ts';

/** In CSS pixels, upright where it is a phone. */
export const DEMO_SCREENS = {
  phone: { width: 390, height: 844 },
  tablet: { width: 1024, height: 768 },
} as const;
export type DemoScreen = keyof typeof DEMO_SCREENS;

/** A screen in a state. Without `shown` it is the phone itself at `path`. */
export type GalleryState = {
  readonly path?: string;
  readonly phone?: DemoPhone;
  /** Somebody else than Anna. */
  readonly account?: Account;
  /** False: opened without a network, before the session is there. */
  readonly isRestored?: boolean;
  /** As with buttons for gloves. */
  readonly touch?: TouchSize;
  /** What it is shown on; a phone where nothing is said. */
  readonly screen?: DemoScreen;
  readonly answers?: DemoAnswers;
  /** Whom the user asked or handed calls to last, the first the last. */
  readonly recent?: readonly string[];
  /** False: on a device that knows it has no network. */
  readonly isOnline?: boolean;
  /** What is done before it is as it is shown. */
  readonly acts?: readonly Act[];
  readonly shown?: () => ReactNode;
};
