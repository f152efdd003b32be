import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { MeasuredLeg, ReportedCall } from '@wpm/contract';
import { useState } from 'react';
import { Refused } from '../administration/refused.ts';
import { client } from '../client.ts';

const LOOK_MS = 1_000;

/** How a test call gets on. `talking`: the phone was answered, and the call is under way. */
export type TestCall =
  | { readonly kind: 'none' }
  | { readonly kind: 'placing' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'ringing' }
  | { readonly kind: 'talking' }
  | { readonly kind: 'over'; readonly call: ReportedCall; readonly mos: number | null };

type Placed = Extract<TestCall, { kind: 'none' | 'placing' | 'refused' }> | { kind: 'placed'; callId: string };

type PlaceAnswer = Awaited<ReturnType<typeof client.placeCall>>;

/** Has a call placed, which rings a user's phone first, and follows it: a call like any other, with its record (F48). */
export function useTestCall(): {
  readonly test: TestCall;
  readonly ring: (place: Promise<PlaceAnswer>) => Promise<void>;
} {
  const queries = useQueryClient();
  const [placed, setPlaced] = useState<Placed>({ kind: 'none' });
  const callId = placed.kind === 'placed' ? placed.callId : null;
  const watched = useQuery<TestCall, Refused>({
    queryKey: ['test-call', callId],
    queryFn: () => lookAt(callId ?? ''),
    enabled: callId !== null,
    refetchInterval: ({ state }) => (state.data?.kind === 'over' ? false : LOOK_MS),
    retry: false,
  });
  const ring = async (place: Promise<PlaceAnswer>) => {
    setPlaced({ kind: 'placing' });
    const answer = await place;
    setPlaced(
      answer.ok ? { kind: 'placed', callId: answer.value.callId } : { kind: 'refused', code: answer.error.code },
    );
    await queries.invalidateQueries({ queryKey: ['first-steps'] });
  };
  return { test: placed.kind === 'placed' ? (watched.data ?? { kind: 'ringing' }) : placed, ring };
}

/** A call that is over stands in the report; before that it is among the live ones once its phone was answered. @throws Refused */
async function lookAt(callId: string): Promise<TestCall> {
  const reported = await client.getReportedCall({ callId });
  if (reported.ok) {
    const quality = await client.getCallQuality({ callId });
    return { kind: 'over', call: reported.value.call, mos: quality.ok ? worstMos(quality.value.legs) : null };
  }
  if (reported.error.code !== 'request/not-found') throw new Refused(reported.error);
  const board = await client.getLiveBoard({});
  if (!board.ok) throw new Refused(board.error);
  return { kind: board.value.calls.some((call) => call.callId === callId) ? 'talking' : 'ringing' };
}

/** Of both ways of all legs; null where nothing was measured. */
function worstMos(legs: readonly MeasuredLeg[]): number | null {
  const measured = legs.flatMap(({ received, sent }) => [received, sent]).flatMap(({ heard }) => heard?.mos ?? []);
  return measured.length === 0 ? null : Math.min(...measured);
}
