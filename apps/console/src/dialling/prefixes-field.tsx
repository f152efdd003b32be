import type { DialRules } from '@wpm/contract';
import { Button, IconButton } from '@wpm/ui';
import { Plus, X } from 'lucide-react';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useDiallingWords } from './words/use-dialling-words.ts';

type Prefix = DialRules['prefixes'][number];

export type PrefixesFieldProps = {
  readonly prefixes: readonly Prefix[];
  readonly problem: (path: string) => string | undefined;
  readonly onChange: (prefixes: Prefix[]) => void;
};

/** Beginnings of numbers that are allowed or forbidden whatever is said of their kind and country. */
export function PrefixesField({ prefixes, problem, onChange }: PrefixesFieldProps) {
  const words = useDiallingWords();
  return (
    <fieldset className="checks destination">
      <legend>{words.prefixes}</legend>
      <p className="field-hint">{words.prefixesHint}</p>
      {prefixes.map((rule, index) => (
        <div key={index} className="dial-prefix">
          <TextField
            label={words.prefix}
            inputMode="tel"
            maxLength={16}
            value={rule.prefix}
            problem={problem(`${index}.prefix`)}
            onChange={(prefix) => onChange(prefixes.with(index, { ...rule, prefix: prefix.replaceAll(/[\s-]/g, '') }))}
          />
          <SelectField
            label={words.decision}
            values={['allowed', 'forbidden'] as const}
            texts={words.decisions}
            value={rule.allowed ? 'allowed' : 'forbidden'}
            onChoose={(chosen) => onChange(prefixes.with(index, { ...rule, allowed: chosen === 'allowed' }))}
          />
          <IconButton
            label={words.removePrefix(rule.prefix)}
            icon={<X size={18} aria-hidden />}
            onClick={() => onChange(prefixes.toSpliced(index, 1))}
          />
        </div>
      ))}
      <Button
        icon={<Plus size={18} aria-hidden />}
        onClick={() => onChange([...prefixes, { prefix: '', allowed: true }])}
      >
        {words.addPrefix}
      </Button>
    </fieldset>
  );
}
