import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { autoAnswer } from '../shapes/auto-answer.ts';

/** Whether the user's phone answers calls by itself, and after how long (F15). */
export const getMyAutoAnswer = endpoint({
  method: 'GET',
  path: '/me/auto-answer',
  right: 'calls:make',
  input: z.strictObject({}),
  output: autoAnswer,
  errors: [],
});
