import { ENDPOINTS } from '@wpm/contract';
import { isRecallTime } from '@wpm/directory';
import { refuse } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { done } from '../../http/command.ts';
import { recallDeedOf } from '../../recalls/recall-deed.ts';

export const moveRecall = signedIn(ENDPOINTS.moveRecall, async (deps, request, { recallId, at }) => {
  const dueAt = new Date(at);
  if (!isRecallTime(dueAt, deps.now())) return refuse({ code: 'recall/wrong-time' });
  return done(await deps.store.recalls.move(recallDeedOf(deps, request, recallId), dueAt));
});
