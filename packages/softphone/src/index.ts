export { type BrowserSoftphone, createBrowserSoftphone } from './browser.ts';
export type {
  Call,
  CallFacts,
  Connected,
  Ended,
  EndedBy,
  EndReason,
  LiveCall,
  MicrophoneProblem,
} from './call/call.ts';
export { currentIn, onlyRinging, otherUp, waitingIn } from './call/several.ts';
export type { IssueCredentials } from './credentials-keeper.ts';
export type { AudioRoute, AudioRoutes, CallAct, CallDevice, CallOnDevice } from './device/call-device.ts';
export { FakeDevice } from './device/fake-device.ts';
export type { CallDiagnostics, DiagnosticsArchive } from './diagnostics/archive.ts';
export { type Impairment, estimatedMos } from '@wpm/contract';
export { latest, type Quality, type Trouble, TROUBLES } from './diagnostics/quality.ts';
export {
  DIRECTIONS_OF_SOUND,
  type DirectionOfSound,
  type DirectionSample,
  isOver,
  LIMITS,
  type Sample,
} from './diagnostics/sample.ts';
export {
  type DiagnosticsSummary,
  type DirectionSummary,
  type MeasureSummary,
  summarise,
} from './diagnostics/summary.ts';
export { answerByItself } from './handling/answer-by-itself.ts';
export type { CallDesk, Handlings } from './handling/call-desk.ts';
export { type Command, type CommandKind, isPossible, type Perform } from './handling/command.ts';
export type { SecondCall } from './handling/second-call.ts';
export { onHoldIn } from './handling/hold-reminder.ts';
export type { Asked, Handling } from './handling/handling.ts';
export { talkMsOf } from './handling/talk-ms.ts';
export { type RecordingSeen, warnedFrom } from './handling/recording-seen.ts';
export { type Consultation, isConsultation, type Stage, type StageKind } from './handling/stage.ts';
export {
  type AudioDevice,
  type AudioDevices,
  audioDevices,
  canChooseSpeaker,
  isMicrophoneReady,
  onDevicesChanged,
} from './media/devices.ts';
export { isStunAddress, keepStun, storedStun, type StunSettings } from './media/stun.ts';
export { loadWorldRules } from './number/load-world-rules.ts';
export { type Country, HOME_COUNTRY, type NumberRules, type NumberVerdict, plainRules } from './number/rules.ts';
export { bareNumber } from './number/typed-number.ts';
export { meterLevel } from './sound/level-meter.ts';
export { DEFAULT_SOUND, type Ringtone, RINGTONES, type SoundSettings } from './sound/sound-settings.ts';
export type { Connection, DialledIn, Softphone, SoftphoneState } from './softphone.ts';
export type { DialAnswer } from './softphone-ports.ts';
export { browserPushDevice } from './waking/browser-push-device.ts';
export { onWorkerMessage } from './waking/on-worker-message.ts';
export type { NoPush } from './waking/push-device.ts';
export { RoundTrip, type RoundTripState } from './waking/round-trip.ts';
export { storedWish, Waking, type WakingState } from './waking/waking.ts';
export type { WakeChoice, WorkerMessage } from './waking/worker-message.ts';
export { WokenCall, type WokenState } from './waking/woken-call.ts';
