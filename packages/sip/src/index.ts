export {
  type CSeq,
  callIdOf,
  contactOf,
  contactsOf,
  cseqOf,
  expiresOf,
  fromOf,
  toOf,
  topViaOf,
} from './message/accessors.ts';
export { type NewRequest, type ReplyOptions, makeRequest, reply } from './message/build.ts';
export { type AssertedIdentity, type IdentityField, identitiesOf } from './message/fields/asserted-identity.ts';
export {
  type BearerChallenge,
  parseBearer,
  parseBearerChallenge,
  printBearer,
  printBearerChallenge,
} from './message/fields/bearer.ts';
export {
  type EventName,
  type SubscriptionState,
  allowedEventsOf,
  parseEvent,
  parseSubscriptionState,
  printEvent,
  printSubscriptionState,
} from './message/fields/event.ts';
export { type OptionTagField, optionTagsOf, requires, supports } from './message/fields/option-tags.ts';
export { printPrivacy, privacyOf } from './message/fields/privacy.ts';
export { type Reason, parseReason, printReason, reasonsOf } from './message/fields/reason.ts';
export { type ReferTo, parseReferTo, printReferTo } from './message/fields/refer-to.ts';
export { type ReferredBy, parseReferredBy } from './message/fields/referred-by.ts';
export { type RAck, parseRAck, parseRSeq, printRAck } from './message/fields/reliable.ts';
export { type Replaces, parseReplaces, printReplaces, replacesOf } from './message/fields/replaces.ts';
export { type RetryAfter, parseRetryAfter, printRetryAfter } from './message/fields/retry-after.ts';
export { type RouteField, routeOf } from './message/fields/route.ts';
export {
  type SessionExpires,
  parseMinSE,
  parseSessionExpires,
  printSessionExpires,
} from './message/fields/session-expires.ts';
export { refusing } from './message/refusing.ts';
export { type Warning, parseWarning, printWarning, warningsOf } from './message/fields/warning.ts';
export { Headers } from './message/headers.ts';
export type { SipMessage, SipRequest, SipResponse } from './message/message.ts';
export { type NameAddr, type NameAddrRefusal, parseNameAddr, printNameAddr, tagOf } from './message/name-addr.ts';
export type { Params } from './message/params.ts';
export { parseMessage } from './message/parse-message.ts';
export { printMessage } from './message/print-message.ts';
export { reasonPhrase } from './message/reason-phrases.ts';
export type { MessageRefusal } from './message/refusal.ts';
export { asSips, isSips, wantsSipsContact } from './message/sips.ts';
export { type SipUri, type UriRefusal, parseUri, printUri, sameUri, userOf } from './message/uri.ts';
export { type Via, type ViaRefusal, parseVia, printVia } from './message/via.ts';
export {
  type Dialog,
  type NoDialog,
  dialogFromInvite,
  dialogFromResponse,
  dialogIdOf,
  idOfDialog,
  replacedDialog,
  receiveWithin,
  refreshTarget,
} from './dialog/dialog.ts';
export { type WithinOptions, ackWithin, requestWithin } from './dialog/request-within.ts';
export { type Refer, type ReferRefusal, readRefer } from './refer/refer.ts';
export {
  type ReferStep,
  type ReferSubscription,
  fieldsOfAccepted,
  referNotified,
  referStands,
  subscribed,
} from './refer/refer-subscription.ts';
export type { StackCounters } from './transport/counters.ts';
export type { Limits } from './transport/limits.ts';
export type { TlsIdentity, TlsTrust } from './transport/tls.ts';
export { type Provisional, prackWithin, readProvisional } from './reliable/reliable-receiver.ts';
export {
  type ReliableSender,
  type SenderStep,
  acknowledge,
  reliableDeadline,
  reliableOnTime,
  reliableSender,
  sendReliably,
} from './reliable/reliable-sender.ts';
export {
  afterTooBrief,
  askedIn,
  fieldsAsUas,
  fieldsOfInvite,
  fieldsOfRefresh,
  timerAsUac,
  timerAsUas,
  tooBrief,
} from './session-timer/negotiate.ts';
export {
  DEFAULT_SESSION_TIMER,
  type SessionTimer,
  type SessionTimerSettings,
  expiresAt,
  refreshAt,
  refreshedNow,
} from './session-timer/session-timer.ts';
export type { IncomingRequest } from './stack/incoming-request.ts';
export type { ClientEvent, OutgoingRequest } from './stack/outgoing-request.ts';
export { SipStack, type SipStackOptions } from './stack/sip-stack.ts';
export type { AcceptedWebSocket } from './transport/transports.ts';
export { locate } from './locate/locate.ts';
export { nodeResolver } from './locate/node-resolver.ts';
export type { Resolver, SrvRecord } from './locate/resolver.ts';
export {
  type Destination,
  type Endpoint,
  type Flow,
  type Hop,
  type TraceEntry,
  type Transport,
  isOverTls,
  isReliable,
} from './transport/flow.ts';
export { type ChallengeAnswer, answerChallenge } from './auth/answer-challenge.ts';
export { type DigestParams, parseDigestParams } from './auth/auth-header.ts';
export { type Algorithm, ha1 } from './auth/digest.ts';
export {
  type DigestCheck,
  DigestVerifier,
  type DigestVerdict,
  type DigestVerifierOptions,
  type Ha1s,
} from './auth/digest-verifier.ts';
export { type GuessLimits, GuessLocks } from './auth/guess-locks.ts';
export { sourceNetwork } from './transport/source-network.ts';
export type { Binding, Place, Registering, StoredBinding } from './registrar/binding.ts';
export { Registrar, type RegistrarOptions, type RegistrationChange } from './registrar/registrar.ts';
export {
  type EndReason,
  type Subscription,
  type SubscriptionStep,
  change,
  end,
  notified,
  notify,
  resubscribe,
  subscribe,
} from './subscription/subscription.ts';
