import type { QueuedMail } from '@wpm/contract';
import { Button } from '@wpm/ui';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useInstants } from '../zone/use-instants.ts';

/** One mail: of one that is not through, why, and a button that tries it now. */
export function MailLine({ mail, onRetry }: { readonly mail: QueuedMail; readonly onRetry: () => void }) {
  const words = useConsoleWords().mail;
  const { short: time } = useInstants();
  const { kind, name, recipient, at, state, tries, nextAt, lastError } = mail;
  const isOpen = state === 'waiting' || state === 'dead';
  return (
    <tr>
      <th scope="row">{words.kinds[kind]}</th>
      <td>{name}</td>
      <td className="breakable">{recipient}</td>
      <td>{time(at)}</td>
      <td>
        {words.states[state]}
        {state === 'waiting' && tries > 0 && nextAt !== null && (
          <div className="quiet">{words.again(time(nextAt))}</div>
        )}
        {isOpen && lastError !== null && <div className="quiet breakable">{words.said(lastError)}</div>}
      </td>
      <td>{isOpen && <Button onClick={onRetry}>{words.retry}</Button>}</td>
    </tr>
  );
}
