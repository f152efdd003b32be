import { getPhoneLog } from './get-phone-log.ts';
import { listPhoneLogs } from './list-phone-logs.ts';

/** Logs phones sent, for who helps their users (F42). */
export const PHONE_LOG_ENDPOINTS = { listPhoneLogs, getPhoneLog } as const;
