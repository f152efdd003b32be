import type { Plugin } from 'vite';

/** In the place of the package `debug`: says nothing. CommonJS, as JsSIP asks for it. */
const SILENT_LOG = '\0silent-log';
const SILENT_LOG_CODE = `
const makeLog = () => Object.assign(() => {}, { enabled: false, log: () => {} });
makeLog.default = makeLog;
module.exports = makeLog;
`;

/**
 * What the softphone never asks JsSIP for, and what no peer can make it do: a request of these methods that comes in is refused
 * (OPTIONS: answered) before its class is reached, since nobody listens for it. The socket is our own.
 */
const UNUSED =
  /\/jssip\/lib\/((?:RTCSession\/ReferSubscriber|Message|Notifier|Options|Subscriber|WebSocketInterface)\.js)$/;
const UNUSED_FILES = 6;

const GRAMMAR = /\/jssip\/lib\/Grammar\.js$/;
const NOTED_FAILURE = /if \(reportFailures === 0\) \{\s*matchFailed\((?:"(?:[^"\\]|\\.)*")\);\s*\}/g;
const TOLD_FAILURE = /var offset = Math\.max[^}]*?new this\.SyntaxError\([^;]*;/g;
const KIND_OF_FAILURE = /result\.SyntaxError = function[^]*?result\.SyntaxError\.prototype = Error\.prototype;/g;

/** What JsSIP's own files, and those of the phone, have it read. */
const READ = [
  'Request_Response',
  'Name_Addr_Header',
  'SIP_URI',
  'host',
  'quoted_string',
  'uuid',
  'Via',
  'From',
  'To',
  'Contact',
  'Record_Route',
  'Call_ID',
  'CSeq',
  'Max_Forwards',
  'Content_Length',
  'Content_Type',
  'WWW_Authenticate',
  'Proxy_Authenticate',
  'Session_Expires',
  'Refer_To',
  'Replaces',
  'Event',
];
const RULES = /^ {16}"(\w+)": parse_\w+,?\n/gm;
const RULE = /^ {12}function (parse_\w+)\(\) \{\n[^]*?\n {12}\}\n/gm;

/**
 * JsSIP's grammar without the rules nobody asks for, who asks for one is told so, and without what it notes at some 400 places: what would
 * have fitted there, of which it makes an error and throws that away, as what does not parse is -1. 5 KB gz of the 18.
 * @param code its source @throws Error where it is not written as it was
 */
export function leanGrammar(code: string): string {
  const bodies = new Map([...code.matchAll(RULE)].map(([body, name = '']) => [name, body]));
  const reached = new Set(READ.map((rule) => `parse_${rule}`));
  for (const name of reached) {
    const body = bodies.get(name);
    if (body === undefined) throw new Error(`JsSIP's grammar has no ${name} any more: look at it again`);
    for (const [called] of body.matchAll(/parse_\w+/g)) reached.add(called);
  }
  const asked = code
    .replaceAll(RULES, (entry, rule) => (READ.includes(rule) ? entry : ''))
    .replaceAll(RULE, (body, name) => (reached.has(name) ? body : ''));
  return [NOTED_FAILURE, TOLD_FAILURE, KIND_OF_FAILURE].reduce((left, part) => {
    if (left.search(part) === -1) throw new Error(`JsSIP's grammar is written otherwise than it was: look for ${part}`);
    return left.replaceAll(part, '');
  }, asked);
}

/**
 * Leaves out of JsSIP what no user needs: the package with which it logs its every step (the platform's SIP trace says more),
 * the classes of requests the phone neither sends nor takes, what its grammar notes for nobody, and all of its package.json but its
 * name, title and version. 12 KB gz of the 60. Who makes one of these requests in the phone all the same is told so.
 */
export function leanJssip(): Plugin {
  const leftOut = new Set<string>();
  return {
    name: 'lean-jssip',
    enforce: 'pre',
    resolveId: (source, importer) => (source === 'debug' && importer?.includes('/jssip/') ? SILENT_LOG : null),
    load: (id) => (id === SILENT_LOG ? SILENT_LOG_CODE : null),
    transform(code, id) {
      const unused = UNUSED.exec(id)?.[1];
      if (unused !== undefined) {
        leftOut.add(unused);
        return {
          code: `module.exports = class { constructor() { throw new Error('the phone has no ${unused} of JsSIP'); } };`,
          map: null,
        };
      }
      if (GRAMMAR.test(id)) return { code: leanGrammar(code), map: null };
      if (!id.endsWith('/jssip/package.json')) return null;
      const { name, title, version }: Record<'name' | 'title' | 'version', string> = JSON.parse(code);
      return { code: JSON.stringify({ name, title, version }), map: null };
    },
    buildEnd(fault) {
      if (fault === undefined && leftOut.size !== UNUSED_FILES) {
        this.error(`of JsSIP's unused files only ${[...leftOut].join(', ')} are where they were: look at them again`);
      }
    },
  };
}
