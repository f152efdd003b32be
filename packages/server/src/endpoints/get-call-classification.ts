import { ENDPOINTS } from '@wpm/contract';
import { classifiedPart } from '../classification/classify.ts';
import { signedIn } from '../http/bind.ts';

export const getCallClassification = signedIn(ENDPOINTS.getCallClassification, (deps, request, wish) =>
  classifiedPart(deps, request, { ...wish, as: 'supervisor' }),
);
