import { FORWARDING_REASONS, type ForwardingReason, type ForwardingRules } from '@wpm/contract';

/** What is set of a rule; only the one for no answer has seconds. */
export type RuleChange = Partial<ForwardingRules['no-answer']>;

export function withRule(rules: ForwardingRules, reason: ForwardingReason, change: RuleChange): ForwardingRules {
  return { ...rules, [reason]: { ...rules[reason], ...change } };
}

/** Two people's changes in one. `clashes`: rules both changed, and differently; they are as mine until it is decided. */
export type Joined = { readonly rules: ForwardingRules; readonly clashes: readonly ForwardingReason[] };

/** Puts what was changed of `base` over what stands now. */
export function joinRules(base: ForwardingRules, mine: ForwardingRules, now: ForwardingRules): Joined {
  const changed = FORWARDING_REASONS.filter((reason) => !isSame(reason, base, mine));
  const isClash = (reason: ForwardingReason) => !isSame(reason, base, now) && !isSame(reason, mine, now);
  // It is on or off: who changed it did not want what stands now.
  const voicemail = mine.voicemail === base.voicemail ? now.voicemail : mine.voicemail;
  return {
    rules: changed.reduce((rules, reason) => withRule(rules, reason, mine[reason]), { ...now, voicemail }),
    clashes: changed.filter(isClash),
  };
}

function isSame(reason: ForwardingReason, one: ForwardingRules, other: ForwardingRules): boolean {
  const [{ on, target }, there] = [one[reason], other[reason]];
  const isAsLong = reason !== 'no-answer' || one[reason].afterSeconds === other[reason].afterSeconds;
  return on === there.on && target === there.target && isAsLong;
}
