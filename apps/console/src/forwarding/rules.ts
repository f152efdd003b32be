import { FORWARDING_REASONS, type ForwardingReason, type ForwardingRules } from '@wpm/contract';

/** What is set of a rule; only the one for no answer has seconds. */
export type RuleChange = Partial<ForwardingRules['no-answer']>;

export function withRule(rules: ForwardingRules, reason: ForwardingReason, change: RuleChange): ForwardingRules {
  return { ...rules, [reason]: { ...rules[reason], ...change } };
}

/** Without any rule. After how long nobody answers, and whether messages may be left, are no forwarding and stay. */
export function withoutRules(rules: ForwardingRules): ForwardingRules {
  return FORWARDING_REASONS.reduce((left, reason) => withRule(left, reason, { on: false, target: '' }), rules);
}

/** The rules that are followed, in the order they are asked. */
export function rulesOn(rules: ForwardingRules): readonly ForwardingReason[] {
  return FORWARDING_REASONS.filter((reason) => rules[reason].on);
}
