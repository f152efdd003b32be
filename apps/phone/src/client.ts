import { createPhoneClient } from '@wpm/client';

/** The platform that served this page. */
export const client = createPhoneClient({ baseUrl: '' });
