import type { MyCall, Party } from '@wpm/contract';

/** A moment of the user's part in a call, at `at`, in ms since 1970; `ms` is how long what began then went on. */
export type Moment =
  | { readonly kind: 'waited'; readonly at: number; readonly ms: number }
  | { readonly kind: 'handed-here'; readonly at: number; readonly by: Party }
  | { readonly kind: 'rang'; readonly at: number; readonly ms: number }
  | { readonly kind: 'talked'; readonly at: number; readonly ms: number; readonly holdMs: number }
  | { readonly kind: 'handed-on'; readonly at: number; readonly to: Party }
  | { readonly kind: 'over'; readonly at: number };

/** How the user's part in a call went (F26), from the customer's wait for them to its end. */
export function courseOf(call: MyCall): readonly Moment[] {
  const { waitedMs = 0, holdMs = 0, ringMs, talkMs, transferredFrom, transferredTo } = call;
  const began = Date.parse(call.startedAt);
  const answered = began + ringMs;
  const ended = answered + talkMs + holdMs;
  return [
    ...(waitedMs > 0 ? [{ kind: 'waited', at: began - waitedMs, ms: waitedMs } as const] : []),
    ...(transferredFrom ? [{ kind: 'handed-here', at: began, by: transferredFrom } as const] : []),
    { kind: 'rang', at: began, ms: ringMs },
    ...(call.outcome === 'answered' ? [{ kind: 'talked', at: answered, ms: talkMs, holdMs } as const] : []),
    transferredTo ? { kind: 'handed-on', at: ended, to: transferredTo } : { kind: 'over', at: ended },
  ];
}
