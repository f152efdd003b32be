import type { CallRefusal } from '@wpm/contract';
import { assertNever } from '@wpm/kernel';
import { MediaError } from '@wpm/media';

/** What a phone is told when media could not do what its call needs. */
export function refusalOf(error: unknown): CallRefusal {
  if (!(error instanceof MediaError)) return 'call/failed';
  switch (error.code) {
    case 'sdp/no-common-codec':
    case 'sdp/not-secure':
    case 'sdp/malformed':
      return 'call/no-common-codec';
    case 'sdp/no-audio':
      return 'call/no-audio-offered';
    case 'engine/full':
    case 'engine/gone':
      return 'call/overloaded';
    case 'leg/unknown':
    case 'leg/exists':
    case 'session/closed':
    case 'session/exists':
    case 'recording/failed':
      return 'call/failed';
    default:
      return assertNever(error.code);
  }
}
