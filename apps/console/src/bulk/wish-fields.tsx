import { SelectField } from '../fields/select-field.tsx';
import type { Deed, Wish } from './bulk.ts';
import { useBulkWords } from './words/use-bulk-words.ts';

export type WishFieldsProps = {
  readonly deeds: readonly Deed[];
  readonly wish: Wish;
  readonly onChange: (wish: Wish) => void;
};

/** What shall be done. */
export function WishFields({ deeds, wish, onChange }: WishFieldsProps) {
  const words = useBulkWords();
  const values = deeds.find(({ key }) => key === wish.deed)?.values ?? [];
  return (
    <section aria-label={words.what}>
      <h2>{words.what}</h2>
      <div className="bulk-wish">
        <SelectField
          label={words.deed}
          any={words.choose}
          values={deeds.map(({ key }) => key)}
          texts={textsOf(deeds)}
          value={wish.deed === '' ? null : wish.deed}
          onChoose={(deed) => onChange({ deed: deed ?? '', value: '' })}
        />
        <SelectField
          label={words.value}
          any={words.choose}
          values={values.map(({ key }) => key)}
          texts={textsOf(values)}
          value={wish.value === '' ? null : wish.value}
          onChoose={(value) => onChange({ ...wish, value: value ?? '' })}
        />
      </div>
    </section>
  );
}

const textsOf = (all: readonly { readonly key: string; readonly text: string }[]) =>
  Object.fromEntries(all.map(({ key, text }) => [key, text]));
