import { IconButton, useLanguage } from '@wpm/ui';
import { getCountries } from 'libphonenumber-js/min';
import { X } from 'lucide-react';
import { SelectField } from '../fields/select-field.tsx';
import { useDiallingWords } from './words/use-dialling-words.ts';

export type CountriesFieldProps = {
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  readonly onChange: (countries: string[]) => void;
};

/** Countries that may be called beside those of the chosen groups. */
export function CountriesField({ countries, onChange }: CountriesFieldProps) {
  const words = useDiallingWords();
  const { language } = useLanguage();
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const nameOf = (country: string) => names.of(country) ?? country;
  const byName = (one: string, other: string) => nameOf(one).localeCompare(nameOf(other), language);
  const offered: readonly string[] = getCountries().filter((country) => !countries.includes(country));
  return (
    <fieldset className="checks destination">
      <legend>{words.countries}</legend>
      {countries.toSorted(byName).map((country) => (
        <div key={country} className="member" role="group" aria-label={nameOf(country)}>
          <span>{nameOf(country)}</span>
          <IconButton
            label={words.removeCountry(nameOf(country))}
            icon={<X size={18} aria-hidden />}
            onClick={() => onChange(countries.filter((other) => other !== country))}
          />
        </div>
      ))}
      <SelectField
        label={words.addCountry}
        hint={words.countriesHint}
        any={words.chooseCountry}
        values={offered.toSorted(byName)}
        texts={Object.fromEntries(offered.map((country) => [country, nameOf(country)]))}
        value={null}
        onChoose={(country) => country !== null && onChange([...countries, country])}
      />
    </fieldset>
  );
}
