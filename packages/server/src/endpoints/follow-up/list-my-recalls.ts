import { ENDPOINTS } from '@wpm/contract';
import { signedIn } from '../../http/bind.ts';
import { listedRecalls } from '../../recalls/listed-recalls.ts';

export const listMyRecalls = signedIn(ENDPOINTS.listMyRecalls, (deps, request, paging) =>
  listedRecalls(deps, request, { ...paging, state: 'open', workedBy: request.caller.account.id }),
);
