import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { client } from '../client.ts';
import { type ReadBoard, boardRead, sharedWith } from './read-board.ts';

const LIVE_BOARD_KEY = ['live-board'] as const;

/** Why the board could not be read, as a code. */
export class BoardUnread extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** What people and calls do now (F47): read anew whenever the platform says that something changed. */
export function useLiveBoard() {
  const queries = useQueryClient();
  useEffect(() => {
    const refresh = () => void queries.invalidateQueries({ queryKey: LIVE_BOARD_KEY });
    const stream = client.listen({
      onStale: refresh,
      onEvent: (event) => {
        if (event.kind === 'board.changed') refresh();
      },
    });
    return () => stream[Symbol.dispose]();
  }, [queries]);
  return useQuery<ReadBoard, BoardUnread>({
    queryKey: LIVE_BOARD_KEY,
    queryFn: async () => {
      const answer = await client.getLiveBoard({});
      if (!answer.ok) throw new BoardUnread(answer.error.code);
      return boardRead(answer.value, performance.now());
    },
    structuralSharing: sharedWith,
    retry: false,
  });
}
