import { onForgetLog } from './forget-log.ts';
import { PhoneLog } from './phone-log.ts';

/** The log of this device's phone. */
export const phoneLogHere = new PhoneLog(localStorage);
onForgetLog(() => phoneLogHere.forget());
