import { changeRecordingPolicy } from './change-recording-policy.ts';
import { eraseRecordings } from './erase-recordings.ts';
import { getErasure } from './get-erasure.ts';
import { getRecordingPolicy } from './get-recording-policy.ts';
import { holdRecording } from './hold-recording.ts';
import { liftRecordingHold } from './lift-recording-hold.ts';
import { listErasures } from './list-erasures.ts';
import { listRecordings } from './list-recordings.ts';
import { previewErasure } from './preview-erasure.ts';

/** Recordings as what is found, kept, held and erased (F39). */
export const RECORDING_ENDPOINTS = {
  listRecordings,
  holdRecording,
  liftRecordingHold,
  previewErasure,
  eraseRecordings,
  listErasures,
  getErasure,
  getRecordingPolicy,
  changeRecordingPolicy,
} as const;
