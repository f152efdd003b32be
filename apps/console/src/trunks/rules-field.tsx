import type { RewriteRule } from '@wpm/contract';
import { Button, IconButton } from '@wpm/ui';
import { Plus, X } from 'lucide-react';
import { TextField } from '../fields/text-field.tsx';
import { WholeNumberField } from '../fields/whole-number-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';

const MOST_RULES = 100;

export type RulesFieldProps = {
  readonly label: string;
  readonly hint: string;
  readonly rules: readonly RewriteRule[];
  readonly problem: (path: string) => string | undefined;
  readonly onChange: (rules: RewriteRule[]) => void;
};

/** Rules by which numbers are rewritten; of those that fit, the one with the longest beginning holds. */
export function RulesField({ label, hint, rules, problem, onChange }: RulesFieldProps) {
  const words = useConsoleWords().trunks;
  return (
    <fieldset className="checks destination">
      <legend>{label}</legend>
      <p className="field-hint">{hint}</p>
      {rules.map((rule, index) => (
        <div key={index} className="rewrite-rule">
          <TextField
            label={words.prefix}
            inputMode="tel"
            value={rule.prefix}
            problem={problem(`${index}.prefix`)}
            onChange={(prefix) => onChange(rules.with(index, { ...rule, prefix: prefix.trim() }))}
          />
          <WholeNumberField
            label={words.strip}
            min={0}
            max={20}
            value={rule.strip}
            problem={problem(`${index}.strip`)}
            onChange={(strip) => onChange(rules.with(index, { ...rule, strip: strip ?? 0 }))}
          />
          <TextField
            label={words.add}
            inputMode="tel"
            value={rule.add}
            problem={problem(`${index}.add`)}
            onChange={(add) => onChange(rules.with(index, { ...rule, add: add.trim() }))}
          />
          <IconButton
            label={words.removeRule(rule.prefix)}
            icon={<X size={18} aria-hidden />}
            onClick={() => onChange(rules.toSpliced(index, 1))}
          />
        </div>
      ))}
      {rules.length < MOST_RULES && (
        <Button
          icon={<Plus size={18} aria-hidden />}
          onClick={() => onChange([...rules, { prefix: '', strip: 0, add: '' }])}
        >
          {words.addRule}
        </Button>
      )}
    </fieldset>
  );
}
