import type { CallRefusal } from '@wpm/contract';

/** What a refusal says to whoever reads a trace: the text of its `Warning` (RFC 3261 §20.43). */
export const PLAIN_WORDS: Readonly<Record<CallRefusal, string>> = {
  'call/busy': 'The called user is in another call',
  'call/no-answer': 'Nobody answered in time',
  'call/rejected': 'The called user declined the call',
  'call/unreachable': 'No phone of the called user is reachable',
  'call/unknown-number': 'Nobody here has this number',
  'call/no-direct-number': 'The calling user has no direct number to call out with',
  'call/not-allowed': 'The calling user may not call this number',
  'call/not-permitted': 'The dial policy does not allow this kind of number',
  'call/limit-reached': 'A limit of calls to the outside is reached',
  'call/on-break': 'The calling user is on break',
  'call/not-in-campaign': 'The user may not call by hand in this campaign',
  'call/colleague-on-break': 'The called user is on break',
  'call/no-common-codec': 'No codec or transport of the offer can be used here',
  'call/no-audio-offered': 'The offer has no audio',
  'call/no-ipv4': 'The offer is IPv4, and the media engine has no IPv4 address',
  'call/no-ipv6': 'The offer is IPv6, and the media engine has no IPv6 address',
  'call/not-secure': 'TLS is asked for on every hop (sips), and there is none on the way',
  'call/overloaded': 'The platform takes no more calls at the moment',
  'call/trunk-unavailable': 'No trunk can carry the call',
  'call/trunk-full': 'Every trunk carries as many calls as it may',
  'call/network': 'The connection was lost',
  'call/taken-over': 'Another device of the user goes on with the call',
  'call/failed': 'The call could not be made',
};
