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
        <RuleLine
          key={index}
          rule={rule}
          problem={(field) => problem(`${index}.${field}`)}
          onChange={(changed) => onChange(rules.with(index, changed))}
          onRemove={() => onChange(rules.toSpliced(index, 1))}
        />
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

type RuleLineProps = {
  readonly rule: RewriteRule;
  readonly problem: (field: keyof RewriteRule) => string | undefined;
  readonly onChange: (rule: RewriteRule) => void;
  readonly onRemove: () => void;
};

function RuleLine({ rule, problem, onChange, onRemove }: RuleLineProps) {
  const words = useConsoleWords().trunks;
  return (
    <div className="rewrite-rule">
      <TextField
        label={words.prefix}
        inputMode="tel"
        value={rule.prefix}
        problem={problem('prefix')}
        onChange={(prefix) => onChange({ ...rule, prefix: prefix.trim() })}
      />
      <WholeNumberField
        label={words.strip}
        min={0}
        max={20}
        value={rule.strip}
        problem={problem('strip')}
        onChange={(strip) => onChange({ ...rule, strip: strip ?? 0 })}
      />
      <TextField
        label={words.add}
        inputMode="tel"
        value={rule.add}
        problem={problem('add')}
        onChange={(add) => onChange({ ...rule, add: add.trim() })}
      />
      <IconButton label={words.removeRule(rule.prefix)} icon={<X size={18} aria-hidden />} onClick={onRemove} />
    </div>
  );
}
