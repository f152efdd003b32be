import type { MicrophoneProblem } from '../call/call.ts';

/** Opens the microphone for one call. Whoever opened it stops its tracks. */
export type OpenMicrophone = () => Promise<
  | { readonly ok: true; readonly value: MediaStream }
  | { readonly ok: false; readonly error: { readonly code: MicrophoneProblem } }
>;

/** The browser's microphone. `constraints` is asked for at every opening, so that a changed setting counts from the next call. */
export function browserMicrophone(constraints: () => MediaTrackConstraints): OpenMicrophone {
  return async () => {
    if (!globalThis.isSecureContext) return { ok: false, error: { code: 'microphone/insecure-page' } };
    try {
      return { ok: true, value: await navigator.mediaDevices.getUserMedia({ audio: constraints(), video: false }) };
    } catch (fault) {
      return { ok: false, error: { code: problemOf(fault) } };
    }
  };
}

/** The names are those of the Media Capture specification, §10.2. */
function problemOf(fault: unknown): MicrophoneProblem {
  const name = fault instanceof DOMException || fault instanceof Error ? fault.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'microphone/denied';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'microphone/missing' : 'microphone/busy';
}
