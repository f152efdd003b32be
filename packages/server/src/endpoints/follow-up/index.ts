import { cancelRecall } from './cancel-recall.ts';
import { classifyMyCall } from './classify-my-call.ts';
import { getMyCallClassification } from './get-my-call-classification.ts';
import { listMyRecalls } from './list-my-recalls.ts';
import { moveRecall } from './move-recall.ts';
import { planRecall } from './plan-recall.ts';
import { releaseRecall } from './release-recall.ts';
import { takeRecall } from './take-recall.ts';

export const FOLLOW_UP_HANDLERS = {
  getMyCallClassification,
  classifyMyCall,
  listMyRecalls,
  planRecall,
  takeRecall,
  releaseRecall,
  moveRecall,
  cancelRecall,
};
