import { parseCSeq } from './accessors.ts';
import { DIGIT, isAll } from './characters.ts';
import type { Field } from './field.ts';
import { USUAL_NAME_ADDR, USUAL_URI, USUAL_VIA } from './glance.ts';
import { headerNamed } from './header-name.ts';
import type { SipMessage, SipRequest } from './message.ts';
import { parseNameAddr } from './name-addr.ts';
import { type Problem, problem } from './refusal.ts';
import { parseUri } from './uri.ts';
import { parseVia } from './via.ts';

/** What keeps a message from being handled: fields RFC 3261 §8.1.1 demands, each readable, and agreeing with each other. */
export function findProblem(message: SipMessage): Problem | undefined {
  return (message.kind === 'request' ? requestLineProblem(message) : undefined) ?? fieldProblem(message);
}

function requestLineProblem({ uri }: SipRequest): Problem | undefined {
  USUAL_URI.lastIndex = 0;
  if (USUAL_URI.test(uri) && USUAL_URI.lastIndex === uri.length) return undefined;
  const parsed = parseUri(uri);
  if (!parsed.ok && parsed.error.code === 'uri/unknown-scheme') return problem('message/uri-scheme', uri, 416);
  // RFC 3261 §19.1.1: a Request-URI carries no header fields.
  return parsed.ok && parsed.value.headers === undefined ? undefined : problem('message/uri', uri);
}

/** Each field that must be readable is, none that may stand once only stands twice, and none is missing. */
function fieldProblem(message: SipMessage): Problem | undefined {
  let singles = 0;
  let hasVia = false;
  for (const field of message.headers.fields) {
    const { key, singleBit } = field.header;
    if ((singles & singleBit) !== 0) return problem('message/header-repeated', key);
    singles |= singleBit;
    hasVia ||= key === 'via' && field.value !== '';
    const wrong = valueProblem(field, message);
    if (wrong) return wrong;
  }
  return hasVia && (singles & MANDATORY_BITS) === MANDATORY_BITS ? undefined : missing(message);
}

const MANDATORY = ['Via', 'From', 'To', 'Call-ID', 'CSeq'];
const MANDATORY_BITS = MANDATORY.reduce((bits, name) => bits | headerNamed(name).singleBit, 0);

function missing({ headers }: SipMessage): Problem {
  return problem('message/header-missing', MANDATORY.find((name) => headers.all(name).length === 0) ?? 'Via');
}

/** What is wrong with the value of one field; undefined also for all fields nobody here relies on. */
function valueProblem(field: Field, message: SipMessage): Problem | undefined {
  return field.header.key === 'cseq' ? cseqProblem(field, message) : isReadable(field) ? undefined : unreadable(field);
}

function isReadable(field: Field): boolean {
  switch (field.header.key) {
    case 'via':
      return field.is(USUAL_VIA) || field.views(parseVia).every(({ ok }) => ok);
    case 'from':
    case 'to':
      return areNameAddrs(field);
    case 'contact':
      return field.value === '*' || areNameAddrs(field);
    case 'call-id':
      return /^\S+$/.test(field.value);
    case 'max-forwards':
      return isAll(field.value, DIGIT) && Number(field.value) <= 255;
    default:
      return true;
  }
}

const areNameAddrs = (field: Field): boolean =>
  field.is(USUAL_NAME_ADDR) || field.views(parseNameAddr).every(({ ok }) => ok);

function cseqProblem(field: Field, message: SipMessage): Problem | undefined {
  const [cseq] = field.views(parseCSeq);
  if (!cseq) return unreadable(field);
  const agrees = message.kind === 'response' || cseq.method === message.method;
  return agrees ? undefined : problem('message/mismatch', `CSeq: ${field.value}`);
}

const unreadable = ({ name, value }: Field): Problem => problem('message/header', `${name}: ${value}`);
