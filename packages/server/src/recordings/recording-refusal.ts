import type { PauseRefused, RecordingRefused } from '@wpm/calls';

/** How a refusal of call control is told outside. */
export const codeOfRecording = ({ code }: RecordingRefused): 'request/not-found' | 'recording/not-running' =>
  code === 'recording/no-such-call' ? 'request/not-found' : code;

/** The same of a pause. */
export const codeOfPause = ({
  code,
}: PauseRefused): 'recording/pause-not-allowed' | ReturnType<typeof codeOfRecording> =>
  code === 'recording/pause-not-allowed' ? code : codeOfRecording({ code });
