import { Button, clockDuration, Notice } from '@wpm/ui';
import { Square } from 'lucide-react';
import { useEffect } from 'react';
import { useCallScreenWords } from '../call/words/use-call-screen-words.ts';
import { MOST_MS, useRecorder } from './use-recorder.ts';
import { useGreetingWords } from './words/use-greeting-words.ts';

export type RecorderProps = {
  /** A call goes on: what is recorded by then is kept. */
  readonly isInCall: boolean;
  readonly onTaken: (sound: Blob) => void;
  readonly onClose: () => void;
};

/** Records a greeting: how long it is, how loud the microphone, and the way to end it. */
export function Recorder({ isInCall, onTaken, onClose }: RecorderProps) {
  const words = useGreetingWords();
  const { microphone } = useCallScreenWords();
  const { state, stop } = useRecorder(onTaken);
  useEffect(() => {
    if (isInCall) stop();
  }, [isInCall, stop]);
  if (state.kind === 'failed') {
    return (
      <>
        <Notice tone="bad" urgent>
          {state.why === 'unsupported' ? words.unsupported : microphone[state.why]}
        </Notice>
        <Button onClick={onClose}>{words.drop}</Button>
      </>
    );
  }
  const isOpening = state.kind === 'opening';
  return (
    <>
      <label className="level">
        <span>{isOpening ? words.opening : words.recording(clockDuration(state.ms), clockDuration(MOST_MS))}</span>
        <meter min={0} max={1} value={isOpening ? 0 : state.level} aria-label={words.level} />
      </label>
      <Button wide icon={<Square aria-hidden />} onClick={isOpening ? onClose : stop}>
        {isOpening ? words.drop : words.stop}
      </Button>
    </>
  );
}
