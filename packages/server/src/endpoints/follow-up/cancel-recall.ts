import { ENDPOINTS } from '@wpm/contract';
import { signedIn } from '../../http/bind.ts';
import { done } from '../../http/command.ts';
import { recallDeedOf } from '../../recalls/recall-deed.ts';

export const cancelRecall = signedIn(ENDPOINTS.cancelRecall, async (deps, request, { recallId }) =>
  done(await deps.store.recalls.cancel(recallDeedOf(deps, request, recallId))),
);
