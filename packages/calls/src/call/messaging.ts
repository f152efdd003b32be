import type { CallResult } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import type { MessageBox } from '../record.ts';
import type { End } from './ends.ts';
import type { MessagePlan } from './message-plan.ts';

/** Whose message it is, and how the call is reported beside it; kept with the call to its end. */
export type MessageCall = { readonly plan: MessagePlan; readonly box: MessageBox; readonly result: CallResult };

/** Where a customer is who leaves a message. */
export type MessageStage =
  /** Hears what to do, and then the tone. */
  | { readonly kind: 'greeting'; readonly until: Instant }
  | { readonly kind: 'recording'; readonly until: Instant }
  /** Hears that it is kept, and then the call ends. */
  | { readonly kind: 'parting'; readonly until: Instant };

/** A customer whom nobody is there for leaves a message. */
export type Messaging = { readonly kind: 'messaging'; readonly customer: End; readonly stage: MessageStage };
