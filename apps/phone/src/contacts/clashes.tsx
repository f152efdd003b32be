import type { ContactCard } from '@wpm/contract';
import { type CardField, type Clash, Notice } from '@wpm/ui';
import { useState } from 'react';
import { useContactWords } from './words/use-contact-words.ts';

export type ClashesProps = {
  readonly clashes: readonly Clash[];
  /** @param from the card whose value of the field is wanted */
  readonly onChoose: (field: CardField, from: ContactCard) => void;
};

/** Somebody changed the contact meanwhile: what both changed is shown as both have it, to be chosen from (F19). */
export function Clashes({ clashes, onChoose }: ClashesProps) {
  const words = useContactWords();
  return (
    <div className="contact-clashes">
      <Notice tone="warn" urgent>
        {clashes.length === 0 ? words.joined : words.clash}
      </Notice>
      {clashes.map((clash) => (
        <ChooseField key={clash.field} clash={clash} names={[words.mine, words.theirs]} onChoose={onChoose} />
      ))}
    </div>
  );
}

export type ChooseFieldProps = Pick<ClashesProps, 'onChoose'> & {
  readonly clash: Clash;
  /** How the two cards are called. */
  readonly names: readonly [one: string, other: string];
};

/** One field, by the one card or by the other. */
export function ChooseField({ clash: { field, one, other }, names, onChoose }: ChooseFieldProps) {
  const words = useContactWords();
  const [chosen, setChosen] = useState<ContactCard>(one);
  const options = [
    { name: names[0], card: one },
    { name: names[1], card: other },
  ];
  return (
    <fieldset className="contact-choice">
      <legend>{words.fields[field]}</legend>
      {options.map(({ name, card }) => (
        <label key={name}>
          <input
            type="radio"
            name={field}
            checked={chosen === card}
            onChange={() => {
              setChosen(card);
              onChoose(field, card);
            }}
          />
          <span>
            <small>{name}</small>
            <span className="contact-value">{valueText(card, field) || words.nothing}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function valueText(card: ContactCard, field: CardField): string {
  if (field === 'numbers') return card.numbers.map(({ number }) => number).join(', ');
  if (field === 'fields') return card.fields.map(({ name, value }) => `${name}: ${value}`).join('\n');
  return card[field] ?? '';
}
