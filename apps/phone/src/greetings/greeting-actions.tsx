import { Button, Sheet, soundOf } from '@wpm/ui';
import { FileUp, Mic, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useGreetingWords } from './words/use-greeting-words.ts';

export type GreetingActionsProps = {
  readonly name: string;
  /** The microphone is the call's. */
  readonly isInCall: boolean;
  readonly isKept: boolean;
  readonly isSaving: boolean;
  readonly onRecord: () => void;
  readonly onUpload: (sound: Blob) => void;
  readonly onRemove: () => void;
};

/** What can be done to a greeting. */
export function GreetingActions(props: GreetingActionsProps) {
  const { name, isInCall, isKept, isSaving, onRecord } = props;
  const words = useGreetingWords();
  const record = isKept ? words.again : words.record;
  return (
    <div className="greeting-actions">
      <Button
        icon={<Mic aria-hidden />}
        aria-label={words.of(record, name)}
        disabled={isInCall || isSaving}
        onClick={onRecord}
      >
        {record}
      </Button>
      <Upload {...props} />
      {isKept && <Remove {...props} />}
      {isInCall && <p className="quiet">{words.inCall}</p>}
    </div>
  );
}

function Upload({ name, isSaving, onUpload }: GreetingActionsProps) {
  const words = useGreetingWords();
  const input = useRef<HTMLInputElement>(null);
  const send = async (file: File) => onUpload(await soundOf(file));
  return (
    <>
      <Button
        icon={<FileUp aria-hidden />}
        aria-label={words.of(words.upload, name)}
        disabled={isSaving}
        onClick={() => input.current?.click()}
      >
        {words.upload}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words.of(words.upload, name)}
        accept="audio/*,.ogg,.opus,.flac"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // The same file may be chosen once more.
          if (file) void send(file).then(() => input.current && (input.current.value = ''));
        }}
      />
    </>
  );
}

/** Asks once: what was recorded is nowhere else. */
function Remove({ name, isSaving, onRemove }: GreetingActionsProps) {
  const words = useGreetingWords();
  const [isAsked, setAsked] = useState(false);
  const remove = () => {
    setAsked(false);
    onRemove();
  };
  return (
    <>
      <Button
        icon={<Trash2 aria-hidden />}
        aria-label={words.of(words.remove, name)}
        disabled={isSaving}
        onClick={() => setAsked(true)}
      >
        {words.remove}
      </Button>
      <Sheet open={isAsked} onClose={() => setAsked(false)} title={words.of(words.remove, name)}>
        <p>{words.asksRemove}</p>
        <Button wide onClick={() => setAsked(false)}>
          {words.keep}
        </Button>
        <Button tone="bad" wide onClick={remove}>
          {words.remove}
        </Button>
      </Sheet>
    </>
  );
}
