import { callByTrunk } from './call-by-trunk.ts';
import { createCallLink } from './create-call-link.ts';
import { placeCall } from './place-call.ts';

/** Calls that are placed for users (F48), by name. */
export const PLACE_ENDPOINTS = { placeCall, callByTrunk, createCallLink } as const;
