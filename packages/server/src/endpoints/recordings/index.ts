import type { RECORDING_ENDPOINTS } from '@wpm/contract';
import type { Bound } from '../../http/bind.ts';
import { eraseRecordings, previewErasure } from './erase-recordings.ts';
import { listRecordings } from './list-recordings.ts';
import { getErasure, listErasures } from './read-erasures.ts';
import { changeRecordingPolicy, getRecordingPolicy } from './recording-policy.ts';
import { holdRecording, liftRecordingHold } from './turn-hold.ts';

export const RECORDING_HANDLERS: Readonly<Record<keyof typeof RECORDING_ENDPOINTS, Bound>> = {
  listRecordings,
  holdRecording,
  liftRecordingHold,
  previewErasure,
  eraseRecordings,
  listErasures,
  getErasure,
  getRecordingPolicy,
  changeRecordingPolicy,
};
