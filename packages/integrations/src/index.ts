export {
  type EmbedAnswer,
  type EmbeddedPhone,
  type EmbedOptions,
  embedPhone,
  isPhoneMessage,
} from './embedding/embed-phone.ts';
export { type Described, describeApi } from './openapi/describe-api.ts';
export { SUMMARIES } from './openapi/summaries.ts';
export { type KnownRefusals } from './openapi/describe-operation.ts';
export { type JsonSchema, type OpenApiDocument, operationsOf, readDocument, responseOf } from './openapi/document.ts';
export { breakingChanges } from './openapi/breaking-changes.ts';
export { escaped } from './openapi/print-schema.ts';
export { printPage } from './openapi/print-page.ts';
export { printTypes } from './openapi/print-types.ts';
export { PAGE_STYLES } from './openapi/page-styles.ts';
export {
  type Bucket,
  isFull,
  type RateLimit,
  rateLimitHeaders,
  takeOne,
  type Verdict,
} from './rate-limit/token-bucket.ts';
export { isPublicAddress } from './webhooks/public-address.ts';
export { type FailedTry, GIVEN_UP_AFTER_MS, nextTry } from './webhooks/retry.ts';
export { FRESH_WINDOW, isGivenUpOn, pauseOf, type SendWindow, turnWindow } from './webhooks/send-window.ts';
export { isSigned, SECRET_PREFIX, type Signed, signedHeaders } from './webhooks/sign.ts';
export { answered, type Breaker, failed, mayAsk, UNTRIED } from './crm/breaker.ts';
export { type FilledRequest, fillRequest, type Filling, type RequestTemplate } from './crm/fill-request.ts';
export { type CallerMapping, type FoundCaller, readCaller } from './crm/read-caller.ts';
export { inWordsOf, type JournalFacts, type JournalSetting, journalValues } from './crm/journal-values.ts';
export {
  readActivity,
  readFound,
  type SuccessRule,
  verdictOf,
  type WriteAnswer,
  type WriteVerdict,
} from './crm/read-activity.ts';
export { CRM_TEMPLATES } from './crm/templates.ts';
export { decryptPush, type PushSecrets } from './web-push/decrypt.ts';
export { encryptPush, isReceiver, type PushReceiver } from './web-push/encrypt.ts';
export { newVapidJwk, readVapidKey, type VapidKey, vapidAuthorization } from './web-push/vapid.ts';

/** The file of `embedPhone`, which the platform serves to pages of CRMs. */
export const EMBEDDING_SCRIPT = new URL('embedding/embed-phone.ts', import.meta.url);
