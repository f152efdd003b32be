import { getPhoneLog } from './get-phone-log.ts';
import { listPhoneLogs } from './list-phone-logs.ts';
import { sendMyLog } from './send-my-log.ts';

/** Logs phones send, and who helps their users reads (F42). */
export const PHONE_LOG_HANDLERS = { sendMyLog, listPhoneLogs, getPhoneLog };
