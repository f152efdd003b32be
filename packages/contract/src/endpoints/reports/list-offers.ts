import { z } from 'zod';
import { endpoint } from '../../endpoint.ts';
import { ledgerOffer } from '../../shapes/call-offer.ts';
import { coveredDays, reportPeriod } from '../../shapes/call-report.ts';
import { paging } from '../../shapes/call.ts';
import { OFFER_OUTCOMES } from '../../vocabulary.ts';
import { OFFER_VERDICTS } from '../../offer-verdicts.ts';

const filter = {
  ...paging,
  ...reportPeriod,
  verdict: z.enum(OFFER_VERDICTS).optional(),
  outcome: z.enum(OFFER_OUTCOMES).optional(),
};
const output = z.strictObject({ items: z.array(ledgerOffer), next: z.string().nullable(), days: coveredDays });

/** Why phones rang or did not: every offer of a waiting call to an agent, newest first (semantics, promise 2). */
export const listOffers = endpoint({
  method: 'GET',
  path: '/reports/offers',
  right: 'calls:read-all',
  input: z.strictObject({ ...filter, agentId: z.uuid().optional(), campaignId: z.uuid().optional() }),
  output,
  errors: [],
});

/** The same of the caller's own phone. */
export const listMyOffers = endpoint({
  method: 'GET',
  path: '/me/offers',
  right: 'calls:read-own',
  input: z.strictObject(filter),
  output,
  errors: [],
});
