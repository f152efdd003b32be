import { classifyMyCall } from './classify-my-call.ts';
import { getMyCallClassification } from './get-my-call-classification.ts';
import { cancelRecall } from './cancel-recall.ts';
import { callMyOutbound } from '../outbound/call-my-outbound.ts';
import { getMyOutbound } from '../outbound/get-my-outbound.ts';
import { skipMyOutbound } from '../outbound/skip-my-outbound.ts';
import { listMyRecalls } from './list-my-recalls.ts';
import { moveRecall } from './move-recall.ts';
import { planRecall } from './plan-recall.ts';
import { releaseRecall } from './release-recall.ts';
import { takeRecall } from './take-recall.ts';

/** What an agent does about calls besides making them. Apart, so that the phone loads it when it is first wanted. */
export const FOLLOW_UP_ENDPOINTS = {
  getMyCallClassification,
  classifyMyCall,
  listMyRecalls,
  planRecall,
  takeRecall,
  releaseRecall,
  moveRecall,
  cancelRecall,
  getMyOutbound,
  callMyOutbound,
  skipMyOutbound,
} as const;
