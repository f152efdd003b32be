import { EMBEDDING_PATH } from '@wpm/contract';

const { pathname } = location;
const isAtFrame = pathname.startsWith(EMBEDDING_PATH);

/** The domain for which a page of a CRM frames this phone (F48); undefined where the phone stands by itself. */
export const embeddedFor: string | undefined =
  isAtFrame && window.parent !== window ? decodeURIComponent(pathname.slice(EMBEDDING_PATH.length)) : undefined;

/** The address of a frame, opened by itself: the phone it would show is elsewhere. */
export const isLostFrame = isAtFrame && embeddedFor === undefined;
