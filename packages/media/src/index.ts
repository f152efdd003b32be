export {
  type AudioSource,
  type EndlessSound,
  type FiniteSound,
  NETWORK_TONES,
  type NetworkTone,
  type SequenceStep,
  TONE_COUNTRIES,
  type ToneCountry,
  stepsOf,
} from './audio-source.ts';
export { estimatedWait, queuePosition } from './announcement.ts';
export {
  PROMPT_IDS,
  PROMPT_LANGUAGES,
  type PromptId,
  type PromptLanguage,
  numberPrompts,
  promptText,
} from './prompt.ts';
export type { PhraseId } from './prompts/phrase.ts';
export {
  type LegId,
  type LegOptions,
  type LegStats,
  type Spread,
  type KeyedProfile,
  type LegTransport,
  MEDIA_ERRORS,
  type MediaCapabilities,
  MediaError,
  type MediaErrorCode,
  type MediaEvent,
  type MediaHealth,
  type MediaPlane,
  type MediaSession,
  type RecordingEnds,
  type RecordingGap,
  type RecordingMark,
  type RecordingBegun,
  type RecordingOrder,
  type RecordingReport,
  type ReplacedSession,
  type SessionId,
} from './media-plane.ts';
export {
  type AgreedFormat,
  CODEC_FORMATS,
  type Codec,
  type CodecFormat,
  type PayloadFormat,
  answeredFormats,
  offeredFormats,
} from './codec.ts';
export { FakeMediaPlane } from './fake.ts';
export type { Asked, FakeLeg, FakeVerb } from './fake-ledger.ts';
export { FakeMediaSession } from './fake-session.ts';
export { type Answered, type LocalAudio, type LocalPath, describeAudio } from './local-audio.ts';
export { SDES_KEY_LENGTH, type SdesKey, type SdesSuite } from './sdes.ts';
export {
  type AudioRefusal,
  type RemoteAudio,
  type RemotePath,
  keyedProfileOf,
  readRemoteAudio,
} from './remote-audio.ts';
