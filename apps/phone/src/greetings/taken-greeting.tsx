import type { GreetingKind } from '@wpm/contract';
import { Button, RecordingPlayer } from '@wpm/ui';
import { useOpenGreeting } from './use-open-greeting.ts';
import { useGreetingWords } from './words/use-greeting-words.ts';

export type TakenGreetingProps = {
  readonly kind: GreetingKind;
  /** As it would be sent: WAV of 16 bits at 16 kHz. */
  readonly sound: Blob;
  readonly isSaving: boolean;
  readonly onSave: () => void;
  readonly onDrop: () => void;
};

/** What was just recorded, to be heard before it is kept. */
export function TakenGreeting({ kind, sound, isSaving, onSave, onDrop }: TakenGreetingProps) {
  const words = useGreetingWords();
  const open = useOpenGreeting(kind, sound);
  return (
    <>
      <p>{words.check}</p>
      <RecordingPlayer open={open} durationMs={Math.max(0, sound.size - HEADER) / BYTES_PER_MS} />
      <Button tone="primary" wide disabled={isSaving} onClick={onSave}>
        {words.save}
      </Button>
      <Button wide disabled={isSaving} onClick={onDrop}>
        {words.drop}
      </Button>
    </>
  );
}

const HEADER = 44;
const BYTES_PER_MS = 32;
