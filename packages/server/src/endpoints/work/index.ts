import { classifyMyCall } from './classify-my-call.ts';
import { getMyCallClassification } from './get-my-call-classification.ts';

export const WORK_HANDLERS = { getMyCallClassification, classifyMyCall };
