import { type FieldReasons, type ForwardingReason, type ForwardingRules, NO_ANSWER_SECONDS } from '@wpm/contract';
import { reasonAt } from '../administration/edit/reasons.ts';
import { CheckField } from '../fields/check-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { WholeNumberField } from '../fields/whole-number-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import type { RuleChange } from './rules.ts';
import { useForwardingWords } from './words/use-forwarding-words.ts';

export type RuleFieldsProps = {
  readonly reason: ForwardingReason;
  readonly rules: ForwardingRules;
  /** What the platform found wrong, if it was asked. */
  readonly reasons: FieldReasons | undefined;
  readonly onChange: (change: RuleChange) => void;
};

/** One rule: whether it is on and, while it is, where calls go. */
export function RuleFields({ reason, rules, reasons, onChange }: RuleFieldsProps) {
  const words = useForwardingWords();
  const { administration } = useConsoleWords();
  const { name, when } = words.rules[reason];
  const { on, target } = rules[reason];
  const wrong = reasonAt(reasons, `rules.${reason}.target`);
  const wrongSeconds = reasonAt(reasons, `rules.${reason}.afterSeconds`);
  return (
    <div role="group" aria-label={name} className="keep-view">
      <CheckField label={name} hint={when} checked={on} onChange={(next) => onChange({ on: next })} />
      {on && (
        <TextField
          label={words.target}
          inputMode="tel"
          maxLength={40}
          value={target}
          problem={wrong && (words.problems[wrong] ?? administration.reasons[wrong])}
          onChange={(typed) => onChange({ target: typed })}
        />
      )}
      {on && reason === 'no-answer' && (
        <WholeNumberField
          label={words.after}
          hint={words.afterHint(NO_ANSWER_SECONDS.fewest, NO_ANSWER_SECONDS.most)}
          min={NO_ANSWER_SECONDS.fewest}
          max={NO_ANSWER_SECONDS.most}
          value={rules[reason].afterSeconds}
          problem={wrongSeconds && administration.reasons[wrongSeconds]}
          onChange={(afterSeconds) => onChange({ afterSeconds: afterSeconds ?? 0 })}
        />
      )}
    </div>
  );
}
