import { useState } from 'react';
import { useMay } from '../administration/rights.tsx';
import { PageHead } from '../frame/page-head.tsx';
import { useErrorText } from '../i18n/use-error-text.ts';
import { ToldSetting } from '../live/told-setting.tsx';
import { ReadPart } from '../reports/call/read-part.tsx';
import { KeepDays } from '../reports/recordings/keep-days.tsx';
import { Notice } from '@wpm/ui';
import { TenantForm } from './tenant-form.tsx';
import { useTenantSettings } from './use-tenant-settings.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

/** What the tenant settles about itself: its clock, language and country, and what holds where nothing else is said. */
export function SettingsPage() {
  const words = useSettingsWords();
  const may = useMay();
  const tenant = useTenantSettings();
  return (
    <main id="content" className="report report-call" tabIndex={-1}>
      <PageHead heading={words.heading} about={words.about} />
      <section aria-label={words.company}>
        <ReadPart query={tenant}>
          {(known) => <TenantForm key={known.version} known={known} onReload={() => void tenant.refetch()} />}
        </ReadPart>
      </section>
      {may('recordings:manage') && (
        <section aria-labelledby="settings-retention">
          <h2 id="settings-retention">{words.retention}</h2>
          <KeepDays />
        </section>
      )}
      {may('calls:supervise') && <Supervision />}
    </main>
  );
}

function Supervision() {
  const words = useSettingsWords();
  const errorText = useErrorText();
  const [refused, setRefused] = useState<string>();
  return (
    <section aria-labelledby="settings-supervision">
      <h2 id="settings-supervision">{words.supervision}</h2>
      <ToldSetting onRefused={setRefused} />
      {refused !== undefined && (
        <Notice tone="bad" urgent>
          {errorText(refused)}
        </Notice>
      )}
    </section>
  );
}
