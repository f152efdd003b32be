import { endpoint } from '../endpoint.ts';
import { autoAnswer, autoAnswerChoice } from '../shapes/auto-answer.ts';

/** Chooses whether the user's phone answers calls by itself (F15); what an administrator settled is not the user's to change. */
export const changeMyAutoAnswer = endpoint({
  method: 'PUT',
  path: '/me/auto-answer',
  right: 'calls:make',
  input: autoAnswerChoice,
  output: autoAnswer,
  errors: [],
});
