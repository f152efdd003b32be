import { createClient } from '@wpm/client';

/** The platform that served this page. */
export const client = createClient({ baseUrl: '', app: 'console' });
