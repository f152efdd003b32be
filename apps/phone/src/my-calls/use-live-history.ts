import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { client } from '../client.ts';
import { MY_CALLS_KEY } from './use-my-calls.ts';

/** Keeps the history as the platform has it: a call stands there, with its recording, as soon as its record is on disk (F25). */
export function useLiveHistory(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const refresh = () => void queries.invalidateQueries({ queryKey: MY_CALLS_KEY });
    const stream = client.listen({
      onStale: refresh,
      onEvent: (event) => {
        if (event.kind === 'call.ended') refresh();
      },
    });
    return () => stream[Symbol.dispose]();
  }, [queries]);
}
