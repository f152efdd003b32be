import { ENDPOINTS } from '@wpm/contract';
import { signedIn } from '../../http/bind.ts';
import { done } from '../../http/command.ts';
import { recallDeedOf, TAKEN_MS } from '../../recalls/recall-deed.ts';

export const takeRecall = signedIn(ENDPOINTS.takeRecall, async (deps, request, { recallId }) => {
  const deed = recallDeedOf(deps, request, recallId);
  return done(await deps.store.recalls.take(deed, new Date(deed.at.getTime() + TAKEN_MS)));
});
