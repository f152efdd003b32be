import { FOLLOW_UP_ENDPOINTS } from '@wpm/contract';
import type { Method, MethodsOf } from './connect.ts';

/** What an agent does about calls besides making them. */
export type FollowUpClient = MethodsOf<typeof FOLLOW_UP_ENDPOINTS>;

/** Apart from the rest of the phone's client, so that the phone loads it when it is first wanted. */
export function followUpMethods(method: Method): FollowUpClient {
  return {
    getMyCallClassification: method(FOLLOW_UP_ENDPOINTS.getMyCallClassification),
    classifyMyCall: method(FOLLOW_UP_ENDPOINTS.classifyMyCall),
    listMyRecalls: method(FOLLOW_UP_ENDPOINTS.listMyRecalls),
    planRecall: method(FOLLOW_UP_ENDPOINTS.planRecall),
    takeRecall: method(FOLLOW_UP_ENDPOINTS.takeRecall),
    releaseRecall: method(FOLLOW_UP_ENDPOINTS.releaseRecall),
    moveRecall: method(FOLLOW_UP_ENDPOINTS.moveRecall),
    cancelRecall: method(FOLLOW_UP_ENDPOINTS.cancelRecall),
    getMyOutbound: method(FOLLOW_UP_ENDPOINTS.getMyOutbound),
    callMyOutbound: method(FOLLOW_UP_ENDPOINTS.callMyOutbound),
    skipMyOutbound: method(FOLLOW_UP_ENDPOINTS.skipMyOutbound),
  };
}
