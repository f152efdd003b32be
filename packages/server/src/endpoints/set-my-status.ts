import { ENDPOINTS } from '@wpm/contract';
import { setStatus } from '../agents/set-status.ts';
import { signedIn } from '../http/bind.ts';

/** What was chosen stands in the agent's intervals, with its time: the audit log is for what others did to them. */
export const setMyStatus = signedIn(ENDPOINTS.setMyStatus, (deps, { caller }, { chosen }) =>
  setStatus(deps, { agent: caller.account, chosen, by: 'agent' }),
);
