import { ENDPOINTS } from '@wpm/contract';
import { signedIn } from '../../http/bind.ts';
import { done } from '../../http/command.ts';
import { recallDeedOf } from '../../recalls/recall-deed.ts';

export const releaseRecall = signedIn(ENDPOINTS.releaseRecall, async (deps, request, { recallId }) =>
  done(await deps.store.recalls.release(recallDeedOf(deps, request, recallId))),
);
