import { ENDPOINTS } from '@wpm/contract';
import { classifiedPart } from '../../classification/classify.ts';
import { signedIn } from '../../http/bind.ts';

export const getMyCallClassification = signedIn(ENDPOINTS.getMyCallClassification, (deps, request, wish) =>
  classifiedPart(deps, request, { ...wish, as: 'own' }),
);
