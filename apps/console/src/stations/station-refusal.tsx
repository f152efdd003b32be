import type { RequestError } from '@wpm/client';
import { Button, Notice } from '@wpm/ui';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { useStationWords } from './words/use-station-words.ts';

/** What the shared words say to a user of a phone, as an administrator is told it. */
const TO_AN_ADMINISTRATOR: Readonly<Record<string, string>> = {
  'session/licence-missing': 'licence/missing',
  'session/licence-expired': 'licence/expired',
};

type StationRefusalProps = {
  readonly refusal: RequestError<string>;
  /** Given where something was changed, which somebody else may have changed meanwhile. */
  readonly onReload?: () => void;
};

/** Why nothing was done to a station, with the licence that is missing by its name (F03). */
export function StationRefusal({ refusal: { code, fields }, onReload }: StationRefusalProps) {
  const { accounts, administration } = useConsoleWords();
  const words = useStationWords();
  const errorText = useErrorText();
  const names: Readonly<Record<string, string>> = accounts.licences;
  const licence = fields?.['licence'];
  if (code === 'item/changed-meanwhile' && onReload)
    return (
      <Notice tone="warn" urgent>
        <p>{administration.changedMeanwhile}</p>
        <Button onClick={onReload}>{administration.reload}</Button>
      </Notice>
    );
  return (
    <Notice tone="bad" urgent>
      {code === 'session/account-blocked' ? words.accountOff : errorText(TO_AN_ADMINISTRATOR[code] ?? code)}
      {licence !== undefined && ` ${administration.licence(names[licence] ?? licence)}`}
    </Notice>
  );
}
