import type { Account } from '@wpm/contract';
import { useEffect } from 'react';
import { useSoftphoneState } from '../phone/softphone-context.ts';
import { offerMade } from '../waking/offered.ts';
import { useWaking } from '../waking/use-waking.ts';
import { platformOf } from './platform.ts';
import { ReadinessSteps } from './readiness-steps.tsx';
import { useEchoCall } from './use-echo-call.ts';
import { useHeardMicrophone } from './use-heard-microphone.ts';
import { useRoundTrip } from './use-round-trip.ts';

/** Whether calls will reach this user on this device, and be heard: tried one by one, each with what to do (F41). */
export function ReadinessSection({ account }: { readonly account: Account }) {
  const { connection } = useSoftphoneState();
  const { waking, state } = useWaking(account);
  const microphone = useHeardMicrophone();
  const echo = useEchoCall();
  const trip = useRoundTrip();
  useEffect(() => offerMade(account.id), [account.id]);
  return (
    <ReadinessSteps
      found={{
        connection,
        microphone: microphone.state,
        echo: echo.echo,
        waking: state,
        trip: trip.trip,
        platform: platformOf(navigator.userAgent, navigator.maxTouchPoints),
      }}
      actions={{
        tryMicrophone: microphone.turn,
        sayHeard: echo.say,
        turnWakingOn: () => void waking.turnOn(),
        lookAtWaking: () => void waking.look(),
        sendPush: trip.start,
      }}
    />
  );
}
