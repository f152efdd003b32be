import { Suspense, useState } from 'react';
import { useSoftphoneState } from '../phone/softphone-context.ts';
import { useMyStatus } from '../status/use-my-status.ts';
import { lazily } from '../loading/lazily.tsx';

const WrapUpSheet = lazily(async () => (await import('./wrap-up-sheet.tsx')).WrapUpSheet);

/** Asks what a call was as soon as its wrap-up begins, once; never over a call. */
export function WrapUp() {
  const status = useMyStatus();
  const isInCall = useSoftphoneState().calls.some(({ kind }) => kind !== 'ended');
  const [closed, setClosed] = useState<string>();
  const wrapUp = status?.wrapUp;
  if (!status || !wrapUp || isInCall) return null;
  const { until, since, begunAt } = status;
  const lastsMs = until === null ? null : Date.parse(until) - Date.parse(since);
  const leftMs = lastsMs === null ? null : begunAt + lastsMs - performance.now();
  const name = `${wrapUp.callId}/${wrapUp.part}`;
  return (
    <Suspense>
      <WrapUpSheet key={name} wrapUp={{ ...wrapUp, leftMs }} open={closed !== name} onClose={() => setClosed(name)} />
    </Suspense>
  );
}
