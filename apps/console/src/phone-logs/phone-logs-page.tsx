import { useState } from 'react';
import { useMay } from '../administration/rights.tsx';
import { SearchField } from '../fields/search-field.tsx';
import { PageHead } from '../frame/page-head.tsx';
import { NotAllowed } from '../states/not-allowed.tsx';
import { PhoneLogList } from './phone-log-list.tsx';
import { usePhoneLogWords } from './words/use-phone-log-words.ts';

/** Logs users sent from their phones (F42), to be found by the reference they tell. */
export function PhoneLogsPage() {
  const words = usePhoneLogWords();
  const mayRead = useMay()('directory:manage');
  const [reference, setReference] = useState('');
  return (
    <main id="content" className="noun-page" tabIndex={-1}>
      <PageHead heading={words.heading} about={words.about} />
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
        <NotAllowed />
      )}
    </main>
  );
}
