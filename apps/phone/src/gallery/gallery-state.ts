import type { Account } from '@wpm/contract';
import type { TouchSize } from '@wpm/ui';
import type { ReactNode } from 'react';
import type { DemoAnswers } from './demo-platform.ts';
import type { DemoPhone } from './demo-softphone.ts';

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
  readonly answers?: DemoAnswers;
  readonly shown?: () => ReactNode;
};
