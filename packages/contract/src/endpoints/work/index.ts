import { classifyMyCall } from './classify-my-call.ts';
import { getMyCallClassification } from './get-my-call-classification.ts';

/** What an agent does about calls besides making them. Apart, so that the phone loads it when it is first wanted. */
export const WORK_ENDPOINTS = { getMyCallClassification, classifyMyCall } as const;
