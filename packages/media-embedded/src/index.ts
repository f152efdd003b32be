export {
  type ArchiveFormat,
  type ArchiveOrder,
  type Archived,
  checksumOf,
  peaksFileOf,
  wavFileOf,
} from './archive/archive-recording.ts';
export { Archiver } from './archive/archiver.ts';
export { POINTS_PER_SECOND } from './archive/loudness.ts';
export type { EngineMetrics } from './engine/engine-counters.ts';
export { type ConnectOptions, EmbeddedMediaPlane } from './control/embedded-media-plane.ts';
export type { ConvertedSound } from './sounds/convert-sound.ts';
export { SoundConverter } from './sounds/sound-converter.ts';
export { repairRecording } from './recording/repair-recording.ts';
