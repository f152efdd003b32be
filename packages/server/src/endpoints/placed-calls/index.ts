import { callByTrunk } from './call-by-trunk.ts';
import { createCallLink } from './create-call-link.ts';
import { placeCall } from './place-call.ts';

export const PLACE_HANDLERS = { placeCall, callByTrunk, createCallLink };
