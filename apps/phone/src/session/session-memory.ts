import { sessionMemory } from '@wpm/ui';
import { embeddedFor } from '../embedding/frame.ts';

/** Whether somebody was logged in here: in a page of a CRM apart from the phone by itself, as the cookies are. */
export const sessionMemoryHere = sessionMemory(embeddedFor === undefined ? 'phone' : 'phone.embedded');
