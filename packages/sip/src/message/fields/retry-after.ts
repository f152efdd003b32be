import { param, parseParams } from '../params.ts';
import { parseSeconds } from '../seconds.ts';

/** When a service may be there again (RFC 3261 §20.33). */
export interface RetryAfter {
  readonly seconds: number;
  /** A word to a human. */
  readonly comment?: string;
  /** Seconds it will then stay. */
  readonly duration?: number;
}

/** A comment may hold escapes, and comments: of one that does only the outermost brackets are looked for. */
const OUTLINE = /^(\d+)\s*(?:\(([^;]*)\)\s*)?(?=;|$)/;

/** Reads `Retry-After`; undefined where it is none. */
export function parseRetryAfter(text: string): RetryAfter | undefined {
  const outline = OUTLINE.exec(text);
  const params = outline ? parseParams(text, outline[0].length) : undefined;
  const seconds = parseSeconds(outline?.[1]);
  if (!params || seconds === undefined) return undefined;
  const comment = outline?.[2];
  const duration = parseSeconds(param(params, 'duration'));
  return { seconds, ...(comment !== undefined && { comment }), ...(duration !== undefined && { duration }) };
}

/** Writes `Retry-After`; what would end the comment becomes a space. */
export function printRetryAfter({ seconds, comment, duration }: RetryAfter): string {
  const words = comment === undefined ? '' : ` (${comment.replace(/[()\\;]/g, ' ')})`;
  return `${seconds}${words}${duration === undefined ? '' : `;duration=${duration}`}`;
}
