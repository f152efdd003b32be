import { SPACE, spanEnd } from './characters.ts';
import { Field } from './field.ts';
import { isToken } from './grammar.ts';
import { headerNamed, usualName } from './header-name.ts';
import { Lines } from './lines.ts';
import { type Problem, problem } from './refusal.ts';

/** RFC 3261 gives no bound; what is honest comes nowhere near. */
const MAX_FIELDS = 200;

/** What stands before the body. */
export interface Head {
  readonly startLine: string;
  readonly fields: Field[];
  /** The first line that is no header field. */
  readonly problem: Problem | undefined;
  /** Where the body starts, and in which text: without the line breaks of folded fields. No index where no empty line ends the head. */
  readonly text: string;
  readonly bodyAt: number | undefined;
}

/** Reads start line and header fields up to the empty line; of what is no field the first is noted, and the rest still read. */
export function readHead(text: string): Head {
  const lines = new Lines(text);
  lines.advance();
  const startLine = text.slice(0, lines.end);
  const fields: Field[] = [];
  let found: Problem | undefined;
  const head = (bodyAt?: number): Head => ({ startLine, fields, problem: found, text, bodyAt });
  for (let isFirst = true; lines.advance(); isFirst = false) {
    if (lines.start === lines.end) return head(lines.next);
    if (!isFirst && isSpace(text, lines.start)) return readHead(unfolded(text));
    const field = readField(lines);
    if (field && fields.length === MAX_FIELDS) {
      found = problem('message/too-large', 'over 200 header fields');
      return head();
    }
    if (field) fields.push(field);
    else found ??= problem('message/header', text.slice(lines.start, lines.end));
  }
  return head();
}

/** RFC 3261 §7.3.1: a line that starts with white space goes on with the field before it. */
function unfolded(text: string): string {
  const start = text.indexOf('\r\n') + 2;
  const end = text.indexOf('\r\n\r\n');
  const fields = text.slice(start, end < 0 ? text.length : end).replace(/\r\n[ \t]+/g, ' ');
  return text.slice(0, start) + fields + (end < 0 ? '' : text.slice(end));
}

function readField(lines: Lines): Field | undefined {
  const { text, start, end, colon } = lines;
  if (lines.isBroken || colon === undefined) return undefined;
  const valueStart = spanEnd(text, colon + 1, SPACE);
  const place = { text, valueStart, valueEnd: spaceStart(text, valueStart, end) };
  const usual = usualName(text, start, colon);
  if (usual) return new Field(usual.header, usual.spelling, place);
  const name = text.slice(start, spaceStart(text, start, colon));
  return isToken(name) ? new Field(headerNamed(name), name, place) : undefined;
}

/** Where the white space before `end` starts; not before `start`. */
function spaceStart(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text, at - 1)) at--;
  return at;
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || code === 0x09;
}
