import type { Country } from '@wpm/softphone';
import { useLanguage } from '@wpm/ui';
import { ChevronDown } from 'lucide-react';
import { Suspense, useState } from 'react';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { lazily } from '../loading/lazily.tsx';

const CountrySheet = lazily(async () => (await import('./country-sheet.tsx')).CountrySheet);

export type CountryPickerProps = { readonly chosen: Country; readonly onChoose: (country: Country) => void };

/** The country code as a pill that opens the list of all. */
export function CountryPicker({ chosen, onChoose }: CountryPickerProps) {
  const words = usePhoneWords();
  const { language } = useLanguage();
  const [sheet, setSheet] = useState<'unloaded' | 'open' | 'closed'>('unloaded');
  const name = new Intl.DisplayNames([language], { type: 'region' }).of(chosen.iso) ?? chosen.iso;
  const choose = (country: Country) => {
    onChoose(country);
    setSheet('closed');
  };
  return (
    <>
      <button type="button" className="country" aria-haspopup="dialog" onClick={() => setSheet('open')}>
        <span className="ui-unseen">{words.keypad.country(name)}</span>
        <b>{chosen.iso}</b> {chosen.code}
        <ChevronDown size={16} aria-hidden />
      </button>
      {sheet !== 'unloaded' && (
        <Suspense>
          <CountrySheet open={sheet === 'open'} onClose={() => setSheet('closed')} chosen={chosen} onChoose={choose} />
        </Suspense>
      )}
    </>
  );
}
