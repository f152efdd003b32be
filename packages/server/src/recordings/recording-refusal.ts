import type { RecordingRefused } from '@wpm/calls';

/** How a refusal of call control is told outside. */
export const codeOfRecording = ({ code }: RecordingRefused): 'request/not-found' | 'recording/not-running' =>
  code === 'recording/no-such-call' ? 'request/not-found' : code;
