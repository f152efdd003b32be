import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';
import { mayHearRecording } from '../policies/may-hear-recording.ts';
import { readPeaks } from '../recordings/read-peaks.ts';
import { recordingsFolder } from '../settings.ts';

/** A recording one may not hear is answered exactly like one that does not exist. */
export const getRecordingPeaks = signedIn(
  ENDPOINTS.getRecordingPeaks,
  async (deps, { caller }, { recordingId, points }) => {
    const recording = await deps.store.calls.recordingById(caller.account.tenantId, recordingId);
    if (!recording || !mayHearRecording(caller, recording)) return refuse({ code: 'request/not-found' });
    if (!recording.closed || recording.file === null) return refuse({ code: 'recording/not-ready' });
    const peaks = await readPeaks(recordingsFolder(deps.settings), recording.file, points);
    return peaks ? ok(peaks) : refuse({ code: 'recording/not-ready' });
  },
);
