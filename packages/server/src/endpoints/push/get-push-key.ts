import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';

export const getPushKey = signedIn(ENDPOINTS.getPushKey, async ({ push }) => ok({ publicKey: push.publicKey }));
