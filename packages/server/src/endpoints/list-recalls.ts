import { ENDPOINTS } from '@wpm/contract';
import { signedIn } from '../http/bind.ts';
import { listedRecalls } from '../recalls/listed-recalls.ts';

export const listRecalls = signedIn(ENDPOINTS.listRecalls, (deps, request, filter) =>
  listedRecalls(deps, request, filter),
);
