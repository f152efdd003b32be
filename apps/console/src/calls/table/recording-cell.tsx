import { type RecordingMark, isRecordingShort } from '@wpm/contract';
import { clockDuration, useLanguage } from '@wpm/ui';
import { AudioLines, TriangleAlert } from 'lucide-react';
import { percentOf } from '../../format/instant.ts';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { Absent } from '../../states/absent.tsx';

/** Whether there is a recording, how long, and a warning where it does not hold the whole call. */
export function RecordingCell({ recording }: { readonly recording: RecordingMark | null }) {
  const words = useConsoleWords().calls;
  const { language } = useLanguage();
  if (recording === null) return <Absent />;
  return (
    <span className="recording">
      <AudioLines size={18} aria-hidden />
      {clockDuration(recording.durationMs)}
      {isRecordingShort(recording) && (
        <span className="recording-incomplete" title={words.incomplete}>
          <TriangleAlert size={16} aria-hidden />
          <span className="ui-unseen">{words.incomplete}: </span>
          {percentOf(recording.completeness, language)}
        </span>
      )}
    </span>
  );
}
