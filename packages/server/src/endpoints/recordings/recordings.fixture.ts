import type { RECORDING_ENDPOINTS } from '@wpm/contract';
import type { Reply } from '../../browser.fixture.ts';

/** For tests: what each endpoint answers about a recording; afterwards there is none left of `number`. */
export async function recordingAnswers(
  send: (method: string, to: string, body?: unknown) => Promise<Reply>,
  recording: { readonly id: string; readonly number: string },
): Promise<Record<keyof typeof RECORDING_ENDPOINTS, Reply>> {
  const { id, number } = recording;
  const reason = 'a test';
  const kept = {
    listRecordings: await send('GET', '/recordings?period=30-days&completeness=complete&held=false&limit=2'),
    holdRecording: await send('POST', `/recordings/${id}/hold`, { reason }),
    liftRecordingHold: await send('POST', `/recordings/${id}/lift-hold`, { reason }),
    getRecordingPolicy: await send('GET', '/recording-policy'),
    changeRecordingPolicy: await send('PUT', '/recording-policy', { keepDays: null }),
    previewErasure: await send('POST', '/recording-erasures/preview', { number }),
  };
  const eraseRecordings = await send('POST', '/recording-erasures', { number, reason });
  const erasureId = Object(eraseRecordings.body['erasure']).id;
  return {
    ...kept,
    eraseRecordings,
    listErasures: await send('GET', '/recording-erasures'),
    getErasure: await send('GET', `/recording-erasures/${erasureId}`),
  };
}
