import { Dialog } from '@base-ui/react/dialog';
import type { ListedRecording } from '@wpm/contract';
import { useLanguage, useWords } from '@wpm/ui';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useMay } from '../../administration/rights.tsx';
import { RecordedSound } from '../call/recorded-sound.tsx';
import { zonedInstant } from '../format.ts';
import { callPath } from '../report-paths.ts';
import { AccessLog } from './access-log.tsx';
import { Hold } from './hold.tsx';
import { useRecordingWords } from './words/use-recording-words.ts';

export type RecordingPanelProps = {
  /** Undefined until the list is read. */
  readonly recordings: readonly ListedRecording[] | undefined;
  readonly open: string | null;
  readonly timeZone: string;
  readonly onClose: () => void;
};

/** One recording: to hear, to take away, to hold; and who did so. The focus goes into it, and back to its row. */
export function RecordingPanel({ recordings, open, timeZone, onClose }: RecordingPanelProps) {
  const words = useWords();
  const last = useRef(open);
  useEffect(() => {
    if (open !== null) last.current = open;
  }, [open]);
  const opener = () => document.getElementById(`recording-${last.current}`) ?? true;
  return (
    <Dialog.Root open={open !== null && recordings !== undefined} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="ui-sheet-backdrop" />
        <Dialog.Popup className="panel" finalFocus={opener}>
          <Dialog.Close className="ui-icon-button panel-close" aria-label={words.close} title={words.close}>
            <X aria-hidden />
          </Dialog.Close>
          <Content recording={recordings?.find(({ id }) => id === open)} timeZone={timeZone} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type ContentProps = { readonly recording: ListedRecording | undefined; readonly timeZone: string };

function Content({ recording, timeZone }: ContentProps) {
  const words = useRecordingWords();
  const { language } = useLanguage();
  const may = useMay();
  if (recording === undefined)
    return (
      <>
        <Dialog.Title className="panel-title">{words.missing}</Dialog.Title>
        <Dialog.Description>{words.missingHint}</Dialog.Description>
      </>
    );
  const { id, callId, startedAt, customer } = recording;
  return (
    <>
      <Dialog.Title className="panel-title">
        {customer.name ?? customer.number}, {zonedInstant(startedAt, timeZone, language)}
      </Dialog.Title>
      <p>
        <Link href={callPath(callId)} className="link">
          {words.toCall}
        </Link>
      </p>
      <RecordedSound key={id} recording={recording} />
      <Hold key={`hold ${id} ${recording.hold === null}`} recording={recording} timeZone={timeZone} />
      {may('audit:read') && <AccessLog recordingId={id} timeZone={timeZone} />}
    </>
  );
}
