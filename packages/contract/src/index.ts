export { type AnyEndpoint, type Endpoint, endpoint, type Schema } from './endpoint.ts';
export { foldText } from './fold-text.ts';
export { KEY_SCOPES, type KeyScope, RIGHTS, type Right } from './rights.ts';
export { type CrmPolicy, crmPolicy, pageOrigin } from './shapes/crm-policy.ts';
export { type ContactCall, contactCall } from './shapes/contact-call.ts';
export { type ContextCard, contextCard } from './shapes/context-card.ts';
export {
  namesContact,
  POP_WHEN,
  POP_WORDS,
  type PoppedCall,
  type PopWhen,
  type PopWord,
  popAddress,
  popTemplate,
} from './shapes/screen-pop.ts';
export { CRM_ENDPOINTS } from './endpoints/crm/index.ts';
export { KEY_ENDPOINTS } from './endpoints/api-keys/index.ts';
export { PUSH_ENDPOINTS } from './endpoints/push/index.ts';
export { SESSION_ENDPOINTS } from './endpoints/sessions/index.ts';
export { type MySession, mySession } from './shapes/my-session.ts';
export * from './shapes/push.ts';
export { WEBHOOK_ENDPOINTS } from './endpoints/webhooks/index.ts';
export { TENANT_ENDPOINTS } from './endpoints/tenant/index.ts';
export * from './shapes/tenant-settings.ts';
export * from './crm.ts';
export * from './shapes/greeting-limits.ts';
export * from './shapes/greetings.ts';
export * from './shapes/auto-answer.ts';
export { MY_SETTINGS_ENDPOINTS } from './endpoints/my-settings.ts';
export { type MyEmail, myEmail } from './endpoints/get-my-email.ts';
export { type MyLicence, myLicences } from './endpoints/list-my-licences.ts';
export * from './shapes/phone-log.ts';
export * from './shapes/phone-log-limits.ts';
export { type QueuedMail, queuedMail, MAIL_STATES, MAIL_KINDS } from './shapes/queued-mail.ts';
export { FOLLOW_UP_ENDPOINTS } from './endpoints/follow-up/index.ts';
export * from './shapes/do-not-call.ts';
export * from './shapes/outbound.ts';
export {
  DELIVERY_STATES,
  type DeliveryState,
  WEBHOOK_EVENTS,
  type Webhook,
  type WebhookDelivery,
  type WebhookEvent,
  webhook,
  webhookDelivery,
} from './shapes/webhook.ts';
export { type ApiKey, apiKey } from './shapes/api-key.ts';
export { SAVED_VIEW_ENDPOINTS } from './endpoints/saved-views/index.ts';
export * from './shapes/report-mailing.ts';
export * from './shapes/page-columns.ts';
export * from './shapes/saved-view-pages.ts';
export type { SavedView } from './shapes/saved-view.ts';
export { EXPORT_ENDPOINTS } from './endpoints/exports/index.ts';
export * from './shapes/report-export.ts';
export { RECORDING_ENDPOINTS } from './endpoints/recordings/index.ts';
export * from './shapes/recording.ts';
export { ENDPOINTS, type EndpointName } from './endpoints/index.ts';
export { IMPORT_RESULTS, type ImportResult, type ImportedContact } from './shapes/contact-import.ts';
export { CONTACT_ENDPOINTS } from './endpoints/contacts/index.ts';
export { PHONE_ENDPOINTS, type PhoneEndpointName } from './endpoints/phone.ts';
export { type Administered, administered } from './administered.ts';
export { type Impairment, estimatedMos } from './estimated-mos.ts';
export { RECORDING_TOLERANCE, isRecordingShort } from './recording-completeness.ts';
export { FIELD_REASONS, type FieldReason, type FieldReasons, because, fieldReasonsOf } from './field-reasons.ts';
export { type Dependent, type Problem, dependent, problem } from './problem.ts';
export { type AccountSettings, type Invitation, accountSettings } from './shapes/directory/account.ts';
export { BREAK_ICONS, type BreakSettings, breakSettings } from './shapes/directory/break.ts';
export {
  type CallEdit,
  type Classification,
  type ClassifiedPart,
  type OfferedClassifier,
  classification,
  classifiedPart,
  offeredClassifier,
} from './shapes/classification.ts';
export { RECALL_LISTS, type Recall, type RecallList, type RecallState, recall } from './shapes/recall.ts';
export { type SaidClassifier, saidClassifier } from './shapes/said-classifier.ts';
export { type ClassifierSettings, MOST_CLASSIFIER_LEVELS, classifierSettings } from './shapes/directory/classifier.ts';
export {
  type CampaignMember,
  type CampaignSettings,
  CALL_BACKS,
  UNRECORDED_KEYS,
  STRATEGIES,
  type Strategy,
  campaignSettings,
} from './shapes/directory/campaign.ts';
export {
  type HolidayDate,
  type HolidaysSettings,
  type HoursSettings,
  type OpenTime,
  WEEKDAYS,
  type Weekday,
  holidaysSettings,
  hoursSettings,
} from './shapes/directory/hours.ts';
export { type NamesPerLanguage, nameIn } from './shapes/directory/names.ts';
export {
  MENU_KEYS,
  MOST_MENU_LEVELS,
  type MenuKey,
  type MenuNodeSettings,
  type MenuSettings,
  type MenuTargetSettings,
  menuSettings,
} from './shapes/directory/menu.ts';
export {
  type SoundSettings,
  UPLOAD_ERRORS,
  type UploadedSound,
  type UploadError,
  soundSettings,
  uploadedSound,
} from './shapes/directory/sound.ts';
export { type Destination, type NumberRoute, type NumberSettings, numberSettings } from './shapes/directory/number.ts';
export * from './shapes/contact.ts';
export { type Account, type OwnAccount, type Session, account, e164, ownAccount, session } from './shapes/account.ts';
export {
  type ForwardingStep,
  type RedirectStep,
  type MyCall,
  type Party,
  type RecordingMark,
  type ReportedCall,
  forwardingStep,
  redirectStep,
  type MenuWay,
  myCall,
  party,
  recordingMark,
  reportedCall,
} from './shapes/call.ts';
export {
  type Forwarding,
  type ForwardingRules,
  NO_ANSWER_SECONDS,
  NO_FORWARDING,
  forwarding,
  forwardingRules,
} from './shapes/forwarding.ts';
export { type LiveCall, type LiveRecording, liveCall } from './shapes/live-call.ts';
export {
  type AgentChoice,
  type AgentStatus,
  type OfferedBreak,
  agentChoice,
  agentStatus,
  offeredBreak,
} from './shapes/agent-status.ts';
export { type RecordingAlarms, recordingAlarms } from './shapes/recording-alarms.ts';
export { type TrunkAlarms, trunkAlarms } from './shapes/trunk-alarms.ts';
export { type BoardAgent, type BoardCall, type LiveBoard, liveBoard } from './shapes/live-board.ts';
export { MOST_SUPERVISORS, type SupervisionPolicy, supervisionMode } from './shapes/supervision.ts';
export { type Colleague, colleague } from './shapes/colleague.ts';
export { type CreatedStation, type Station, createdStation, station } from './shapes/station.ts';
export {
  CALL_REPORT_SORTS,
  type CallReportSort,
  type CoveredDays,
  QUEUE_EXIT_FILTERS,
  type QueueExitFilter,
  REPORT_PERIODS,
  type ReportPeriodName,
  type ReportedPart,
  callReportFilter,
  coveredDays,
  reportPeriod,
  reportedPart,
} from './shapes/call-report.ts';
export * from './shapes/roll-ups.ts';
export { REPORT_ENDPOINTS } from './endpoints/reports/index.ts';
export { type CallOffer, callOffer, type LedgerOffer, ledgerOffer } from './shapes/call-offer.ts';
export { type KeptPlace, keptPlace } from './shapes/kept-place.ts';
export { type CallingCampaign, callingCampaign, type MyCampaign, myCampaign } from './shapes/my-campaign.ts';
export { type MeasuredLeg, legQuality } from './shapes/leg-quality.ts';
export { type MissedCall, type MissedState, missedCall } from './shapes/missed-call.ts';
export * from './shapes/missed-list.ts';
export { type SipLadder, sipLadder } from './shapes/sip-ladder.ts';
export {
  COUNTRY_GROUPS,
  type CountryGroup,
  type DialCaps,
  type DialPolicy,
  type DialRules,
  NUMBER_CLASSES,
  type NumberClass,
  dialPolicy,
  dialRules,
} from './shapes/dial-policy.ts';
export {
  type AuditedSecret,
  type AuditedTrunk,
  TRUNK_CODECS,
  TRUNK_KEYS,
  TRUNK_REDIRECTS,
  TRUNK_SRTP,
  TRUNK_URIS,
  TRUNK_TRANSPORTS,
  type Trunk,
  type TrunkCodec,
  type TrunkRedirects,
  type TrunkSrtp,
  type TrunkUris,
  type TrunkCredentials,
  type TrunkPeer,
  type TrunkRefusal,
  type TrunkRegistration,
  type TrunkSettings,
  type TrunkState,
  type TrunkTransport,
  type TrunkTrouble,
  auditedTrunk,
  trunk,
  trunkContradictions,
  trunkSettings,
  trunkState,
} from './shapes/trunk.ts';
export {
  type CallerIdRules,
  type CalledFrom,
  type DiversionHeader,
  type IdentityHeader,
  NUMBER_FORMATS,
  type NumberFormat,
  type NumberRules,
  type RewriteRule,
} from './shapes/trunk-numbers.ts';
export { EMBEDDING_PATH, EMBEDDING_VERSION } from './embedding/place.ts';
export {
  EMBEDDED_EVENTS,
  EMBEDDED_STAGES,
  type EmbeddedCall,
  type EmbeddedEvent,
  type EmbeddedStage,
  type EmbeddedState,
  EMBEDDING_REFUSALS,
  type EmbeddingRefusal,
  type HostCommand,
  type HostMessage,
  hostMessage,
  type PhoneMessage,
  phoneMessage,
  readHostMessage,
} from './embedding/protocol.ts';
export { type RealtimeEvent, realtimeEvent } from './realtime/events.ts';
export {
  BEAT_MS,
  CLOSE_CODES,
  type Hello,
  type Place,
  REALTIME_PATH,
  type ServerFrame,
  hello,
  place,
  serverFrame,
} from './realtime/frames.ts';
export * from './giving.ts';
export * from './permissions.ts';
export * from './vocabulary.ts';
export * from './work-vocabulary.ts';
export { breaks as administeredBreaks } from './endpoints/directory/breaks.ts';
export { campaigns as administeredCampaigns } from './endpoints/directory/campaigns.ts';
export { classifiers as administeredClassifiers } from './endpoints/directory/classifiers.ts';
export { holidays as administeredHolidays } from './endpoints/directory/holidays.ts';
export { hours as administeredHours } from './endpoints/directory/hours.ts';
export { menus as administeredMenus } from './endpoints/directory/menus.ts';
export { outboundLists as administeredOutboundLists } from './endpoints/directory/outbound-lists.ts';
export { type OutboundListSettings, outboundListSettings } from './shapes/directory/outbound-list.ts';
export { sounds as administeredSounds } from './endpoints/directory/sounds.ts';
export { numbers as administeredNumbers } from './endpoints/directory/numbers.ts';
export { type AuditedEntry, auditEntry } from './shapes/directory/audit.ts';
export { RECORDING_COMPLETENESSES } from './shapes/recording.ts';
export { OFFER_VERDICTS, type OfferVerdict } from './offer-verdicts.ts';
