import type { SentPhoneLog } from '@wpm/contract';
import type { PhoneLogRow } from '@wpm/store';

export const presentPhoneLog = ({ at, ...log }: PhoneLogRow): SentPhoneLog => ({ ...log, at: at.toISOString() });
