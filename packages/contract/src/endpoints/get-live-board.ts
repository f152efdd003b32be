import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { liveBoard } from '../shapes/live-board.ts';

/** The tenant's users with their statuses, by name, and its live calls, oldest first (F47). `board.changed` says when to ask anew. */
export const getLiveBoard = endpoint({
  method: 'GET',
  path: '/live-board',
  right: 'calls:supervise',
  input: z.strictObject({}),
  output: liveBoard,
  errors: [],
});
