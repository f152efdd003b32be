import { useLanguage } from '@wpm/ui';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { Absent } from '../../states/absent.tsx';
import { PlainTable } from '../../tables/plain-table.tsx';
import { ReadPart } from '../call/read-part.tsx';
import { zonedInstant } from '../format.ts';
import { type Access, gathered } from './gathered.ts';
import { useAccessLog } from './use-recordings.ts';
import { useRecordingWords } from './words/use-recording-words.ts';

export type AccessLogProps = { readonly recordingId: string; readonly timeZone: string };

/** Who heard a recording, took it away, or did something about it; and who was refused (F39). */
export function AccessLog({ recordingId, timeZone }: AccessLogProps) {
  const { access: words } = useRecordingWords();
  const { at, who, what, from } = words.columns;
  return (
    <section aria-label={words.heading}>
      <h2>{words.heading}</h2>
      <ReadPart query={useAccessLog(recordingId)}>
        {({ items, next }) =>
          items.length === 0 ? (
            <p className="quiet">{words.nobody}</p>
          ) : (
            <>
              <PlainTable label={words.heading} headings={[at, who, what, from]}>
                {gathered(items).map((access) => (
                  <Row key={access.id} access={access} timeZone={timeZone} />
                ))}
              </PlainTable>
              {next !== null && <p className="quiet">{words.older}</p>}
            </>
          )
        }
      </ReadPart>
    </section>
  );
}

function Row({ access, timeZone }: { readonly access: Access; readonly timeZone: string }) {
  const { access: words } = useRecordingWords();
  const { language } = useLanguage();
  const errorText = useErrorText();
  const { at, who, action, source, result, requests } = access;
  const actions: Readonly<Record<string, string>> = words.actions;
  return (
    <tr>
      <td>{zonedInstant(at, timeZone, language)}</td>
      <td>{who ?? <Absent />}</td>
      <td>
        {actions[action] ?? action} {requests > 1 && words.requests(requests)}
        {result !== 'ok' && <div className="quiet">{errorText(result)}</div>}
      </td>
      <td>{source}</td>
    </tr>
  );
}
