import { useState } from 'react';
import { useMay } from '../administration/rights.tsx';
import { SearchField } from '../fields/search-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { NothingShown } from '../states/nothing-shown.tsx';
import { PhoneLogList } from './phone-log-list.tsx';
import { usePhoneLogWords } from './words/use-phone-log-words.ts';

/** Logs users sent from their phones (F42), to be found by the reference they tell. */
export function PhoneLogsPage() {
  const words = usePhoneLogWords();
  const { product, administration } = useConsoleWords();
  const mayRead = useMay()('directory:manage');
  const [reference, setReference] = useState('');
  return (
    <main id="content" className="noun-page" tabIndex={-1}>
      <title>{`${words.heading} · ${product}`}</title>
      <div className="noun-head">
        <h1>{words.heading}</h1>
        <p className="quiet">{words.about}</p>
      </div>
      {mayRead ? (
        <>
          <div className="noun-tools" role="search">
            <SearchField
              label={words.search}
              placeholder={words.searchHint}
              maxLength={20}
              value={reference}
              onSearch={setReference}
            />
          </div>
          <PhoneLogList reference={reference} />
        </>
      ) : (
        <NothingShown icon="locked" heading={administration.notAllowed} hint={administration.notAllowedHint} />
      )}
    </main>
  );
}
