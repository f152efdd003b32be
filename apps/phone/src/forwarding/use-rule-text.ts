import type { ForwardingReason, ForwardingRules } from '@wpm/contract';
import { useNumberRules } from '../phone/use-number-rules.ts';
import { useForwardingWords } from './words/use-forwarding-words.ts';

/** What a rule does, in words. */
export function useRuleText(): (rules: ForwardingRules, reason: ForwardingReason) => string {
  const words = useForwardingWords();
  const numbers = useNumberRules();
  return (rules, reason) => {
    const { on, target } = rules[reason];
    if (!on) return words.off;
    const shown = numbers.readable(target);
    return reason === 'no-answer' ? words.toAfter(shown, rules[reason].afterSeconds) : words.to(shown);
  };
}
