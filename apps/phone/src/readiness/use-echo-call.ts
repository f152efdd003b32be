import { useEffect, useState } from 'react';
import { useSoftphone } from '../phone/softphone-context.ts';
import { echoAfter, type EchoState } from './echo-call.ts';

export function useEchoCall(): { readonly echo: EchoState; readonly say: (heard: 'heard' | 'silent') => void } {
  const softphone = useSoftphone();
  const [echo, setEcho] = useState<EchoState>('untried');
  useEffect(() => {
    const look = () => setEcho((state) => echoAfter(state, softphone.getState().calls));
    look();
    return softphone.subscribe(look);
  }, [softphone]);
  return { echo, say: setEcho };
}
