import type { CallRefusal } from '@wpm/contract';
import { MediaError, type MediaErrorCode } from '@wpm/media';

const MEANING: Readonly<Record<MediaErrorCode, CallRefusal>> = {
  'sdp/no-common-codec': 'call/no-common-codec',
  'sdp/not-secure': 'call/no-common-codec',
  'sdp/malformed': 'call/no-common-codec',
  'sdp/no-audio': 'call/no-audio-offered',
  'sdp/no-ipv4': 'call/no-ipv4',
  'sdp/no-ipv6': 'call/no-ipv6',
  'engine/full': 'call/overloaded',
  'engine/gone': 'call/overloaded',
  'audio/unknown': 'call/failed',
  'leg/unknown': 'call/failed',
  'leg/exists': 'call/failed',
  'session/closed': 'call/failed',
  'session/exists': 'call/failed',
  'recording/failed': 'call/failed',
};

/** What a phone is told when media could not do what its call needs. */
export const refusalOf = (error: unknown): CallRefusal =>
  error instanceof MediaError ? MEANING[error.code] : 'call/failed';
