import { CONTACT_NUMBER_KINDS, type ContactCard, type ContactNumberKind } from '@wpm/contract';
import { Button, IconButton } from '@wpm/ui';
import { Plus, X } from 'lucide-react';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useContactWords } from './words/use-contact-words.ts';

export type LinesProps = {
  readonly card: ContactCard;
  readonly problem: (path: string) => string | undefined;
  readonly onChange: (changes: Partial<ContactCard>) => void;
};

/** The numbers of a contact, each with what it is for. */
export function NumberFields({ card: { numbers }, problem, onChange }: LinesProps) {
  const words = useContactWords();
  const set = (at: number, changes: Partial<(typeof numbers)[number]>) =>
    onChange({ numbers: numbers.map((one, index) => (index === at ? { ...one, ...changes } : one)) });
  return (
    <fieldset className="contact-lines">
      <legend>{words.fields.numbers}</legend>
      {numbers.map(({ number, kind }, at) => (
        // Lines have no names of their own, and are taken away by their place.
        <div key={at} className="contact-line">
          <TextField
            label={words.number}
            type="tel"
            maxLength={40}
            value={number}
            problem={problem(`numbers.${at}`)}
            onChange={(typed) => set(at, { number: typed })}
          />
          <KindField kind={kind} onChoose={(chosen) => set(at, { kind: chosen })} />
          <IconButton
            label={words.removeNumber(number)}
            icon={<X size={18} aria-hidden />}
            onClick={() => onChange({ numbers: numbers.filter((_, index) => index !== at) })}
          />
        </div>
      ))}
      <div>
        <Button
          icon={<Plus size={18} aria-hidden />}
          onClick={() => onChange({ numbers: [...numbers, { number: '', kind: 'mobile' }] })}
        >
          {words.addNumber}
        </Button>
      </div>
    </fieldset>
  );
}

type KindFieldProps = {
  readonly kind: ContactNumberKind;
  readonly onChoose: (kind: ContactNumberKind) => void;
};

function KindField({ kind, onChoose }: KindFieldProps) {
  const words = useContactWords();
  return (
    <SelectField
      label={words.kind}
      values={CONTACT_NUMBER_KINDS}
      texts={words.kinds}
      value={kind}
      onChoose={(chosen) => chosen !== null && onChoose(chosen)}
    />
  );
}

/** What this tenant wants to know besides, by names of its own. */
export function ExtraFields({ card: { fields }, problem, onChange }: LinesProps) {
  const words = useContactWords();
  const set = (at: number, changes: Partial<(typeof fields)[number]>) =>
    onChange({ fields: fields.map((one, index) => (index === at ? { ...one, ...changes } : one)) });
  return (
    <fieldset className="contact-lines">
      <legend>{words.fields.fields}</legend>
      {fields.map(({ name, value }, at) => (
        <div key={at} className="contact-line">
          <TextField
            label={words.fieldName}
            maxLength={60}
            value={name}
            problem={problem(`fields.${at}`)}
            onChange={(typed) => set(at, { name: typed })}
          />
          <TextField
            label={words.fieldValue}
            maxLength={500}
            value={value}
            onChange={(typed) => set(at, { value: typed })}
          />
          <IconButton
            label={words.removeField(name)}
            icon={<X size={18} aria-hidden />}
            onClick={() => onChange({ fields: fields.filter((_, index) => index !== at) })}
          />
        </div>
      ))}
      <div>
        <Button
          icon={<Plus size={18} aria-hidden />}
          onClick={() => onChange({ fields: [...fields, { name: '', value: '' }] })}
        >
          {words.addField}
        </Button>
      </div>
    </fieldset>
  );
}
