export { type ConnectOptions, EmbeddedMediaPlane } from './control/embedded-media-plane.ts';
export { repairRecording } from './recording/repair-recording.ts';
