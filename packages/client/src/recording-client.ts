import { RECORDING_ENDPOINTS } from '@wpm/contract';
import type { Method, MethodsOf } from './connect.ts';

export type RecordingMethods = MethodsOf<typeof RECORDING_ENDPOINTS>;

/** What is done about recordings of calls that are over. */
export function recordingMethods(method: Method): RecordingMethods {
  return {
    listRecordings: method(RECORDING_ENDPOINTS.listRecordings),
    holdRecording: method(RECORDING_ENDPOINTS.holdRecording),
    liftRecordingHold: method(RECORDING_ENDPOINTS.liftRecordingHold),
    previewErasure: method(RECORDING_ENDPOINTS.previewErasure),
    eraseRecordings: method(RECORDING_ENDPOINTS.eraseRecordings),
    listErasures: method(RECORDING_ENDPOINTS.listErasures),
    getErasure: method(RECORDING_ENDPOINTS.getErasure),
    getRecordingPolicy: method(RECORDING_ENDPOINTS.getRecordingPolicy),
    changeRecordingPolicy: method(RECORDING_ENDPOINTS.changeRecordingPolicy),
  };
}
