import { lazily } from '../loading/lazily.tsx';

/*
 * Nothing of this is needed before a call is up. It is fetched while the first one rings, and is among the files the
 * service worker keeps.
 */
export const HandOn = lazily(async () => (await import('./hand-on.tsx')).HandOn);
export const RouteToggle = lazily(async () => (await import('../audio-route/route-toggle.tsx')).RouteToggle);
export const ClassifyToggle = lazily(async () => (await import('../classifiers/classify-toggle.tsx')).ClassifyToggle);
export const CommandRefused = lazily(async () => (await import('./command-refused.tsx')).CommandRefused);
export const CallStatus = lazily(async () => (await import('../status/call-status.tsx')).CallStatus);
export const EndedCall = lazily(async () => (await import('../call/ended-call.tsx')).EndedCall);
export const Supervised = lazily(async () => (await import('./supervised.tsx')).Supervised);
export const RecordedMark = lazily(async () => (await import('./recorded.tsx')).RecordedMark);
export const RecordingTold = lazily(async () => (await import('./recorded.tsx')).RecordingTold);
export const PauseRecording = lazily(async () => (await import('./pause-recording.tsx')).PauseRecording);
export const OtherCall = lazily(async () => (await import('./other-call.tsx')).OtherCall);
export const LongHold = lazily(async () => (await import('./long-hold.tsx')).LongHold);
export const ConsultationActions = lazily(async () => (await import('./consultation.tsx')).ConsultationActions);
export const ConsultationParties = lazily(async () => (await import('./consultation.tsx')).ConsultationParties);
