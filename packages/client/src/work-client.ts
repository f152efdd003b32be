import { WORK_ENDPOINTS } from '@wpm/contract';
import type { Method, MethodsOf } from './connect.ts';

/** What an agent does about calls besides making them. */
export type WorkClient = MethodsOf<typeof WORK_ENDPOINTS>;

/** Apart from the rest of the phone's client, so that the phone loads it when it is first wanted. */
export function workMethods(method: Method): WorkClient {
  return {
    getMyCallClassification: method(WORK_ENDPOINTS.getMyCallClassification),
    classifyMyCall: method(WORK_ENDPOINTS.classifyMyCall),
    listMyRecalls: method(WORK_ENDPOINTS.listMyRecalls),
    planRecall: method(WORK_ENDPOINTS.planRecall),
    takeRecall: method(WORK_ENDPOINTS.takeRecall),
    releaseRecall: method(WORK_ENDPOINTS.releaseRecall),
    moveRecall: method(WORK_ENDPOINTS.moveRecall),
    cancelRecall: method(WORK_ENDPOINTS.cancelRecall),
  };
}
