import type { Erasure } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { client } from '../../client.ts';
import { useInstants } from '../../zone/use-instants.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { PlainTable } from '../../tables/plain-table.tsx';
import { ReadPart } from '../call/read-part.tsx';
import { save } from './certificate-button.tsx';
import { certificateText } from './certificate-text.ts';
import { useErasures } from './use-recordings.ts';
import { useRecordingWords } from './words/use-recording-words.ts';

/** What was erased, and the proof of each. */
export function Certificates() {
  const { certificates: words } = useRecordingWords();
  const { at, by, number, reason, recordings, file } = words.columns;
  return (
    <section aria-label={words.heading}>
      <h2>{words.heading}</h2>
      <ReadPart query={useErasures()}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{words.none}</p>
          ) : (
            <PlainTable label={words.heading} headings={[at, by, number, reason, recordings, file]}>
              {items.map((erasure) => (
                <Row key={erasure.id} erasure={erasure} />
              ))}
            </PlainTable>
          )
        }
      </ReadPart>
    </section>
  );
}

function Row({ erasure: { id, at, by, numberEnd, reason, recordings } }: { readonly erasure: Erasure }) {
  const { full } = useInstants();
  return (
    <tr>
      <td>{full(at)}</td>
      <td>{by}</td>
      <td>…{numberEnd}</td>
      <td>{reason}</td>
      <td>{recordings}</td>
      <td>
        <Fetch erasureId={id} />
      </td>
    </tr>
  );
}

function Fetch({ erasureId }: { readonly erasureId: string }) {
  const words = useRecordingWords();
  const errorText = useErrorText();
  const [refusal, setRefusal] = useState<string | null>(null);
  const fetch = async () => {
    const answer = await client.getErasure({ erasureId });
    setRefusal(answer.ok ? null : answer.error.code);
    if (answer.ok) save(`${erasureId}.txt`, certificateText(answer.value, words, null));
  };
  return (
    <>
      <Button icon={<Download size={18} aria-hidden />} onClick={() => void fetch()}>
        {words.certificates.download}
      </Button>
      {refusal !== null && <Notice tone="bad">{errorText(refusal)}</Notice>}
    </>
  );
}
