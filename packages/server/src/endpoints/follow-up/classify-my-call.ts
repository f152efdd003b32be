import { ENDPOINTS } from '@wpm/contract';
import { classify } from '../../classification/classify.ts';
import { signedIn } from '../../http/bind.ts';

export const classifyMyCall = signedIn(ENDPOINTS.classifyMyCall, (deps, request, { callId, part, ...said }) =>
  classify(deps, request, { callId, part, as: 'own' }, said),
);
