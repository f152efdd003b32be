import { z } from 'zod';
import { because } from '../field-reasons.ts';

/** Seconds a phone rings before its call goes on: shorter than a phone rings at all (30 s). */
export const NO_ANSWER_SECONDS = { fewest: 5, most: 25 };

const isComplete = ({ on, target }: { on: boolean; target: string }) => !on || target !== '';
const complete = { path: ['target'], ...because('required', 'is missing') };

/** One rule: where calls go while it is on. A target is an extension or a number in any usual notation; off keeps it. */
const rule = z.strictObject({ on: z.boolean(), target: z.string().trim().max(40) });

/** Where calls to a user go instead (F44), each kind by itself. */
export const forwardingRules = z.strictObject({
  always: rule.refine(isComplete, complete),
  unreachable: rule.refine(isComplete, complete),
  busy: rule.refine(isComplete, complete),
  'no-answer': rule
    .extend({ afterSeconds: z.int().min(NO_ANSWER_SECONDS.fewest).max(NO_ANSWER_SECONDS.most) })
    .refine(isComplete, complete),
  /** A customer who reaches nobody by these rules may leave a message (voicemail). */
  voicemail: z.boolean().default(false),
});
export type ForwardingRules = z.infer<typeof forwardingRules>;

/** What a user has who never set anything. */
export const NO_FORWARDING: ForwardingRules = {
  always: { on: false, target: '' },
  unreachable: { on: false, target: '' },
  busy: { on: false, target: '' },
  'no-answer': { on: false, target: '', afterSeconds: 15 },
  voicemail: false,
};

/** A user's forwarding as it stands; a change names the version it was made from. */
export const forwarding = z.strictObject({
  version: z.int().nonnegative(),
  rules: forwardingRules,
});
export type Forwarding = z.infer<typeof forwarding>;
