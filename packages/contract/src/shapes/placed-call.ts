import { z } from 'zod';
import { CALL_REFUSALS } from '../vocabulary.ts';
import { dialled } from './live-call.ts';

/** A call that is to be placed for a user (F48). */
export const wantedCall = z.strictObject({
  /** Whose phones ring first, by id, login or extension; the caller's own where it is left out. */
  user: z.string().trim().min(1).max(64).optional(),
  /** Whom to call then: as the user would type it. */
  to: dialled,
  /** The campaign it is a call of: its number is shown. The user must be a member, and it must allow calls by hand (F14). */
  campaign: z.uuid().optional(),
});

/** Why a call is not placed. Those of calls are what the user's phone would have been told. */
export const PLACE_ERRORS = [...CALL_REFUSALS, 'call/no-phone'] as const;
