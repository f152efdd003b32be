import { type Country, HOME_COUNTRY } from '@wpm/softphone';
import { Sheet, useLanguage } from '@wpm/ui';
import { Check, Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { useNumberRules } from '../phone/use-number-rules.ts';
import { recentCountries } from './remembered.ts';

export type CountrySheetProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly chosen: Country;
  readonly onChoose: (country: Country) => void;
};

/** All countries, with search by name or code; those used last come first. */
export function CountrySheet({ open, onClose, chosen, onChoose }: CountrySheetProps) {
  const words = usePhoneWords();
  return (
    <Sheet open={open} onClose={onClose} title={words.keypad.countries}>
      <CountryList chosen={chosen} onChoose={onChoose} />
    </Sheet>
  );
}

type NamedCountry = Country & { readonly name: string };

function CountryList({ chosen, onChoose }: Pick<CountrySheetProps, 'chosen' | 'onChoose'>) {
  const words = usePhoneWords();
  const { language } = useLanguage();
  const rules = useNumberRules();
  const all = useMemo(() => namedCountries(rules.countries(), language), [rules, language]);
  const [search, setSearch] = useState('');
  const found = all.filter((country) => matches(country, search));
  return (
    <div className="countries">
      <label className="search">
        <Search size={20} aria-hidden />
        <input
          type="search"
          aria-label={words.keypad.searchCountry}
          placeholder={words.keypad.searchCountry}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </label>
      {found.length === 0 && <p role="status">{words.keypad.noCountry}</p>}
      <ul className="countries-list">
        {found.map((country) => (
          <li key={country.iso}>
            <button
              type="button"
              className="row"
              aria-current={country.iso === chosen.iso || undefined}
              onClick={() => onChoose({ iso: country.iso, code: country.code })}
            >
              <b className="country-iso">{country.iso}</b>
              <span className="row-text">{country.name}</span>
              <span>{country.code}</span>
              {country.iso === chosen.iso && <Check size={20} aria-hidden />}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** By name in the user's language, those used last before all others. */
function namedCountries(countries: readonly Country[], language: string): readonly NamedCountry[] {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const { compare } = new Intl.Collator(language);
  const first = [...recentCountries(), HOME_COUNTRY].map(({ iso }) => iso);
  const rank = ({ iso }: Country) => (first.includes(iso) ? first.indexOf(iso) : first.length);
  return countries
    .map((country) => ({ ...country, name: names.of(country.iso) ?? country.iso }))
    .toSorted((a, b) => rank(a) - rank(b) || compare(a.name, b.name));
}

function matches({ iso, code, name }: NamedCountry, search: string): boolean {
  const wanted = folded(search.trim());
  return folded(name).includes(wanted) || code.includes(wanted) || iso.toLowerCase() === wanted;
}

/** Without case and diacritics; `ł` has no decomposition. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ł', 'l');
}
