import { CONTACT_NUMBER_KINDS } from '@wpm/contract';
import { Button, IconButton, TextField } from '@wpm/ui';
import { Plus, Trash2 } from 'lucide-react';
import { useId } from 'react';
import type { FieldsProps } from './fields-props.ts';
import { useReasons } from './use-reasons.ts';
import { useContactWords } from './words/use-contact-words.ts';

/** `items` with one of them changed. */
const withItem = <Item,>(items: readonly Item[], at: number, change: Partial<Item>): Item[] =>
  items.map((item, index) => (index === at ? { ...item, ...change } : item));

/** The numbers of a contact, each with what it is for. */
export function NumberLines({ draft, reasons, onChange }: FieldsProps) {
  const words = useContactWords();
  const problemAt = useReasons(reasons);
  const { numbers } = draft;
  return (
    <fieldset className="settings-group contact-lines">
      <legend>{words.fields.numbers}</legend>
      {numbers.map(({ number, kind }, at) => (
        <div key={at} className="contact-input">
          <TextField
            label={words.number}
            type="tel"
            autoComplete="off"
            value={number}
            problem={problemAt(`numbers.${at}.number`)}
            onChange={({ target }) => onChange({ numbers: withItem(numbers, at, { number: target.value }) })}
          />
          <KindField
            kind={kind}
            onChoose={(chosen) => onChange({ numbers: withItem(numbers, at, { kind: chosen }) })}
          />
          <IconButton
            label={words.removeNumber(number)}
            icon={<Trash2 aria-hidden />}
            onClick={() => onChange({ numbers: numbers.toSpliced(at, 1) })}
          />
        </div>
      ))}
      <Button
        icon={<Plus aria-hidden />}
        onClick={() => onChange({ numbers: [...numbers, { number: '', kind: 'mobile' }] })}
      >
        {words.addNumber}
      </Button>
    </fieldset>
  );
}

type Kind = (typeof CONTACT_NUMBER_KINDS)[number];

function KindField({ kind, onChoose }: { readonly kind: Kind; readonly onChoose: (kind: Kind) => void }) {
  const words = useContactWords();
  const id = useId();
  const choose = (value: string) => onChoose(CONTACT_NUMBER_KINDS.find((one) => one === value) ?? kind);
  return (
    <div className="ui-field">
      <label htmlFor={id}>{words.kind}</label>
      <select id={id} value={kind} onChange={({ target }) => choose(target.value)}>
        {CONTACT_NUMBER_KINDS.map((one) => (
          <option key={one} value={one}>
            {words.kinds[one]}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What this tenant wants to know besides, by names of its own. */
export function FieldLines({ draft, reasons, onChange }: FieldsProps) {
  const words = useContactWords();
  const problemAt = useReasons(reasons);
  const { fields } = draft;
  return (
    <fieldset className="settings-group contact-lines">
      <legend>{words.fields.fields}</legend>
      {fields.map(({ name, value }, at) => (
        <div key={at} className="contact-input">
          <TextField
            label={words.fieldName}
            autoComplete="off"
            value={name}
            problem={problemAt(`fields.${at}.name`)}
            onChange={({ target }) => onChange({ fields: withItem(fields, at, { name: target.value }) })}
          />
          <TextField
            label={words.fieldValue}
            autoComplete="off"
            value={value}
            problem={problemAt(`fields.${at}.value`)}
            onChange={({ target }) => onChange({ fields: withItem(fields, at, { value: target.value }) })}
          />
          <IconButton
            label={words.removeField(name)}
            icon={<Trash2 aria-hidden />}
            onClick={() => onChange({ fields: fields.toSpliced(at, 1) })}
          />
        </div>
      ))}
      <Button icon={<Plus aria-hidden />} onClick={() => onChange({ fields: [...fields, { name: '', value: '' }] })}>
        {words.addField}
      </Button>
    </fieldset>
  );
}
