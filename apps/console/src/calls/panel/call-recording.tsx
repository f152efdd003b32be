import type { RecordingMark, ReportedCall } from '@wpm/contract';
import { Button, Notice, RecordingPlayer, useLanguage } from '@wpm/ui';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { client } from '../../client.ts';
import { percentOf } from '../../format/instant.ts';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { isRunning } from '../list/call-list.ts';
import { isIncomplete } from '../table/recording-cell.tsx';

/** The recording to hear and to take away, or why there is none. */
export function CallRecording({ call }: { readonly call: ReportedCall }) {
  const words = useConsoleWords().panel;
  if (call.recording !== null) return <Recorded recording={call.recording} />;
  return <p className="quiet">{isRunning(call) ? words.notYetRecorded : words.noRecording}</p>;
}

function Recorded({ recording }: { readonly recording: RecordingMark }) {
  const words = useConsoleWords().panel;
  const { language } = useLanguage();
  const { id: recordingId, durationMs } = recording;
  const percent = percentOf(recording.completeness, language);
  return (
    <section className="call-recording" aria-label={words.recording}>
      {isIncomplete(recording) && <Notice tone="warn">{words.incomplete(percent)}</Notice>}
      <RecordingPlayer open={() => client.openRecording({ recordingId, purpose: 'listen' })} durationMs={durationMs} />
      <p className="quiet">
        {words.channels} {!isIncomplete(recording) && words.completeness(percent)}
      </p>
      <DownloadButton recordingId={recordingId} />
    </section>
  );
}

/** Takes the recording away as a file. */
export function DownloadButton({ recordingId }: { readonly recordingId: string }) {
  const words = useConsoleWords().panel;
  const errorText = useErrorText();
  const [refusal, setRefusal] = useState<string>();
  const download = async () => {
    const link = await client.openRecording({ recordingId, purpose: 'download' });
    setRefusal(link.ok ? undefined : link.error.code);
    if (link.ok) save(link.value.url);
  };
  return (
    <>
      <Button icon={<Download size={18} aria-hidden />} onClick={() => void download()}>
        {words.download}
      </Button>
      {refusal !== undefined && (
        <Notice tone="bad" urgent>
          {errorText(refusal)}
        </Notice>
      )}
    </>
  );
}

/** Has the browser save what a link leads to; the platform names the file. */
function save(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.click();
}
