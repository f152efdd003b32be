import { createPhoneClient } from '@wpm/client';
import { embeddedFor } from './embedding/frame.ts';

/** The platform that served this page. */
export const client = createPhoneClient({ baseUrl: '', embedded: embeddedFor !== undefined });
