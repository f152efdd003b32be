import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import { expect, test } from 'vitest';
import { leanGrammar } from './lean-jssip.ts';

type Grammar = { parse(text: string, rule: string): unknown };

const file = new URL('../../node_modules/jssip/lib/Grammar.js', import.meta.url);
const source = readFileSync(file, 'utf8');

function grammarOf(code: string): Grammar {
  const module: { exports?: Grammar } = {};
  compileFunction(code, ['module', 'require'])(module, createRequire(file));
  if (module.exports === undefined) throw new Error('no grammar');
  return module.exports;
}

/** What a platform and its peers send, and what nobody should. */
const LINES = [
  ['Request_Response', 'INVITE sip:anna@demo.local;transport=ws SIP/2.0'],
  ['Request_Response', 'SIP/2.0 180 Ringing'],
  ['Request_Response', 'SIP/2.0 18'],
  ['Via', 'SIP/2.0/WSS 192.0.2.1:5061;branch=z9hG4bK776;rport=5060;received=192.0.2.7'],
  ['From', '"Zażółć \\"gęślą\\"" <sip:+48600100200@[2001:db8::1]:5061;user=phone?Subject=a>;tag=1'],
  ['From', 'sip:101@demo.local;tag=2'],
  ['To', '<sip:@'],
  ['Contact', '<sip:a@192.0.2.1;ob>;expires=30;q=0.7, <sips:b@example.org>'],
  ['Record_Route', '<sip:192.0.2.1;lr>, <sip:192.0.2.2;lr;x=y>'],
  [
    'WWW_Authenticate',
    'Digest realm="demo.local", nonce="a1", algorithm=MD5, qop="auth,auth-int", opaque="o", stale=TRUE',
  ],
  ['WWW_Authenticate', 'Digest realm=demo.local'],
  ['CSeq', '314159 INVITE'],
  ['Content_Type', 'application/sdp;charset=utf-8'],
  ['Content_Length', '12x'],
  ['Session_Expires', '90;refresher=uac'],
  ['Refer_To', '<sip:b@demo.local?Replaces=12%40x%3Bto-tag%3D1%3Bfrom-tag%3D2>'],
  ['Replaces', '12345@192.0.2.1;to-tag=7743;from-tag=6472'],
  ['SIP_URI', 'sip:anna:secret@demo.local:5060;lr'],
  ['uuid', 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'],
  ['uuid', 'f81d4fae'],
  ['host', '192.0.2.1'],
  ['quoted_string', '"anna"'],
  ['Name_Addr_Header', '"Anna" <sip:anna@demo.local>;a=b'],
  ['Call_ID', 'a84b4c76e66710@192.0.2.1'],
  ['Max_Forwards', '69'],
  ['Proxy_Authenticate', 'Digest realm="demo.local", nonce="b2", domain="sip:demo.local"'],
  ['Event', 'refer;id=7'],
] as const;

const read = (grammar: Grammar) => LINES.map(([rule, line]) => grammar.parse(line, rule));

test("JsSIP's grammar reads and refuses the same without the notes of what it expected", () => {
  const [whole, lean] = [grammarOf(source), grammarOf(leanGrammar(source))];
  expect(read(lean)).toEqual(read(whole));
  expect(read(whole).filter((each) => each === -1)).toHaveLength(4);
});

test('a grammar that is written otherwise is not built in unseen', () => {
  expect(() => leanGrammar(source.replaceAll('reportFailures', 'silent'))).toThrow('otherwise');
  expect(() => leanGrammar(source.replaceAll('parse_uuid', 'parse_id'))).toThrow('no parse_uuid');
});
