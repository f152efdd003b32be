import type { CallResult, MenuExit } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import type { AudioSource } from '@wpm/media';
import type { Party } from '../party.ts';
import type { MenuStepRecord } from '../record.ts';
import type { End, Ringing } from './ends.ts';
import type { MenuPlan, MenuSought } from './menu-plan.ts';

/** The menu a call came to, and the way through it; kept with the call to its end. */
export type MenuCall = {
  readonly plan: MenuPlan;
  readonly path: readonly MenuStepRecord[];
  /** How the caller left it; null while they choose. */
  readonly left: MenuExit | null;
  /** What came of the last user who was called; null where nobody was. */
  readonly unreached: CallResult | null;
};

/** Where a caller is in a menu. */
export type MenuStage =
  /** Hears what there is to choose; a key interrupts it. */
  | { readonly kind: 'saying'; readonly says: 'menu' | 'wrong' | 'away'; readonly until: Instant }
  /** Everything is said, and a key is waited for. */
  | { readonly kind: 'listening'; readonly until: Instant }
  /** Where their choice leads is being looked up. */
  | { readonly kind: 'seeking'; readonly to: MenuSought }
  /** The phones of a user ring. */
  | { readonly kind: 'calling'; readonly party: Party; readonly rings: Ringing }
  /** Hears this, and then the call ends. */
  | { readonly kind: 'parting'; readonly says: AudioSource; readonly left: MenuExit; readonly until: Instant };

/** A caller chooses by keys where they go. */
export type Choosing = {
  readonly kind: 'choosing';
  readonly customer: End;
  /** The menu of the tree they are in, and how often they have chosen nothing of it. */
  readonly menu: string;
  readonly tries: number;
  readonly stage: MenuStage;
};

/** How a call is reported that ended in a menu: nobody spoke with the caller. */
export const RESULT_OF_EXIT: Readonly<Record<MenuExit, CallResult>> = {
  'passed-on': 'unreachable',
  message: 'unreachable',
  voicemail: 'no-answer',
  abandoned: 'cancelled',
  'no-choice': 'unreachable',
  failed: 'failed',
};
