import type { SentPhoneLog } from '@wpm/contract';
import { Button, deviceName } from '@wpm/ui';
import { useInstants } from '../zone/use-instants.ts';
import { usePhoneLogWords } from './words/use-phone-log-words.ts';

/** One log that was sent, and the way to have it as a file. */
export function PhoneLogLine({ log, onDownload }: { readonly log: SentPhoneLog; readonly onDownload: () => void }) {
  const words = usePhoneLogWords();
  const { short: time } = useInstants();
  const { reference, at, name, login, userAgent, version, sentence } = log;
  return (
    <tr>
      <th scope="row">
        <code className="unbroken">{reference}</code>
      </th>
      <td className="unbroken">{time(at)}</td>
      <td>
        {name} <div className="quiet">{login}</div>
      </td>
      <td className="breakable">{deviceName(userAgent)}</td>
      <td>{version}</td>
      <td className="breakable">{sentence}</td>
      <td>
        <Button aria-label={words.downloadOf(reference)} onClick={onDownload}>
          {words.download}
        </Button>
      </td>
    </tr>
  );
}
