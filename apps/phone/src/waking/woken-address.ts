import type { WakeChoice } from '@wpm/softphone';

export type WokenAddress = { readonly callId: string; readonly choice: WakeChoice };

/** The call a notification opened the phone for: `?wake=<id>&choice=answer`. Undefined where it is none. */
export function wokenAddress(search: string): WokenAddress | undefined {
  const read = new URLSearchParams(search);
  const callId = read.get('wake');
  if (callId === null || !/^[0-9a-f-]{36}$/.test(callId)) return undefined;
  return { callId, choice: read.get('choice') === 'answer' ? 'answer' : 'show' };
}
