import { type RecordingMark, type ReportedCall, isRecordingShort } from '@wpm/contract';
import { Notice, useLanguage } from '@wpm/ui';
import { percentOf } from '../../format/instant.ts';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { RecordedSound } from '../../reports/call/recorded-sound.tsx';
import { isRunning } from '../list/call-list.ts';

/** The recording to hear and to take away, or why there is none. */
export function CallRecording({ call }: { readonly call: ReportedCall }) {
  const words = useConsoleWords().panel;
  if (call.recording !== null) return <Recorded recording={call.recording} />;
  return <p className="quiet">{isRunning(call) ? words.notYetRecorded : words.noRecording}</p>;
}

function Recorded({ recording }: { readonly recording: RecordingMark }) {
  const words = useConsoleWords().panel;
  const { language } = useLanguage();
  const percent = percentOf(recording.completeness, language);
  return (
    <section aria-label={words.recording}>
      {isRecordingShort(recording) && <Notice tone="warn">{words.incomplete(percent)}</Notice>}
      <RecordedSound recording={recording} />
      <p className="quiet">
        {words.channels} {!isRecordingShort(recording) && words.completeness(percent)}
      </p>
    </section>
  );
}
