import { type SessionMemory, sessionMemory } from '@wpm/ui';
import { embeddedFor } from '../embedding/frame.ts';

/** In a page of a CRM the browser may keep nothing but the cookie (ADR 0057): it is tried, at the price of one request. */
const TRIED: SessionMemory = { had: () => true, keep: () => () => {} };

/** Whether somebody was logged in here when the page was last open. */
export const sessionMemoryHere: SessionMemory = embeddedFor === undefined ? sessionMemory('phone') : TRIED;
