export type { DueMail, MailOutbox, NewMail } from './mails/mail-outbox.ts';
export type { AccountRow, Accounts, NewAccount } from './accounts.ts';
export type { AgentMove, AgentStateRow } from './agents/agent-move.ts';
export type { AgentStates, IntervalRow } from './agents/agent-states.ts';
export type { ApiKeyRow, ApiKeys, LiveApiKey, NewApiKey } from './api-keys.ts';
export type { Audit, AuditEntry } from './audit.ts';
export { campaignOfCall, type OfferRow } from './calls/call-offers.ts';
export type { MyCallRow, MyCallsFilter } from './calls/my-calls.ts';
export type { Confinement } from './confinement.ts';
export type { ClassificationRow } from './classifications/classification-row.ts';
export type {
  Classifications,
  ClassifiedPartRow,
  NewClassification,
  PartKey,
  SaidBy,
} from './classifications/classifications.ts';
export type { CursorRefusal, Page, Paging } from './calls/page.ts';
export type { ArchiveJob, ArchivedFile, KeptRecording, RecordingArchive } from './calls/recording-archive.ts';
export type { PastCall, PastCalls } from './calls/past-calls.ts';
export type { ErasedRow, ErasureRow } from './recordings/recording-erasures.ts';
export type { ListedRecordingRow } from './recordings/recording-list.ts';
export type { RecordingRemovals, WaitingRemoval } from './recordings/recording-removals.ts';
export type { Recordings } from './recordings/recordings.ts';
export type { ShortRecording } from './recordings/short-recordings.ts';
export type { RecordingRow } from './calls/recordings.ts';
export type { ContactCallRow } from './calls/contact-calls.ts';
export type { NewSipLadder, SipLadderRow, SipLadders } from './calls/sip-ladders.ts';
export type { CallFilter, TenantCallRow } from './calls/tenant-calls.ts';
export type { ContactFilter } from './contacts/contact-page.ts';
export type { ContactKey, ContactRow, FoundContactRow } from './contacts/contact-row.ts';
export type { Contacts, IdentifiedRow } from './contacts/contacts.ts';
export type { FeedPage, FeedRefusal, FeedRow } from './contacts/contact-feed.ts';
export type { ListedRow } from './contacts/listed-row.ts';
export type { ContactRefusal, ContactWrite, SeenContact } from './contacts/write-contacts.ts';
export type { AccountView } from './directory/account-view.ts';
export type { AccountChangeRefusal, AccountKey, AdministeredAccounts } from './directory/administered-accounts.ts';
export type { MailRow, Mails } from './mails/mails-of-tenant.ts';
export type { AccountLink, AccountLinks, ConfirmedEmail } from './directory/account-links.ts';
export type { Invitation, Invitations, Invited } from './directory/invitations.ts';
export type { CallContext, CallContexts } from './calls/call-contexts.ts';
export type { CrmPolicies } from './crm-policies.ts';
export type { ShownLink, SignInLink, SignInLinks } from './directory/sign-in-links.ts';
export type { ChangedBy } from './directory/audit-change.ts';
export type { AuditFilter, AuditedRow } from './directory/audit-page.ts';
export type {
  Entries,
  EntryChange,
  EntryDraft,
  EntryKey,
  EntryRefusal,
  EntryRow,
  PlaceCheck,
} from './directory/entries.ts';
export type { Reference } from './directory/references.ts';
export type { DialPolicies, OutboundCall } from './dial-policies.ts';
export type { ForwardingOwner, Forwardings } from './forwardings.ts';
export type { GreetingOwner, GreetingRow, Greetings, NewGreeting } from './greetings.ts';
export { copyIn, CopyRefused } from './copy/copy-in.ts';
export { copyOut } from './copy/copy-out.ts';
export type { CopyProgress, DatabaseCopy, TableCopy } from './copy/database-copy.ts';
export { type EmbeddedPostgres, startEmbedded } from './embedded/start-embedded.ts';
export type { LicenceRow, Licences } from './licences.ts';
export type { Calls } from './calls/calls.ts';
export { type Directory, openStore, type Store } from './open-store.ts';
export { RefusedWrite, isRefusedWrite } from './refused-write.ts';
export type { KeptPlaceFate, KeptPlaceRow, KeptPlaces, PlaceOffer } from './queues/kept-places.ts';
export type { AgentPast, Membership, MyCampaignRow, Queues } from './queues/queues.ts';
export type { RegistrationRow, Registrations } from './registrations.ts';
export type { AgentReportFilter, AgentReportRow } from './reports/agent-report.ts';
export type { CampaignReportFilter, CampaignReportRow } from './reports/campaign-report.ts';
export type { LedgerRow, OfferFilter } from './reports/offer-ledger.ts';
export type { QualityReportFilter, QualityReportRow } from './reports/quality-report.ts';
export type { MissedCustomerRow } from './reports/missed-list.ts';
export type { MissedReportRow } from './reports/missed-report.ts';
export type { CallPartRow, CallReportFilter, PartFilter } from './reports/call-report.ts';
export type { ReportDays, ReportPeriod } from './reports/report-days.ts';
export type { Addressee, DueMailing, MailingRow, ReportMailings } from './reports/report-mailings.ts';
export type { SavedViewRow, SavedViews } from './reports/saved-views.ts';
export type { Reports } from './reports/reports.ts';
export type { Displaced, SessionLimits, SessionRow } from './session-row.ts';
export type { RefreshRefusal, Sessions, TokenHashes } from './sessions.ts';
export type { SignInAttempt, SignInFailures, SignInLimits } from './sign-in-failures.ts';
export type { SipCredentials, SipCredentialsRow } from './sip-credentials.ts';
export type { SipIdentities, SipIdentityRow, SipOwner } from './sip-identities.ts';
export type { NewStation, StationChange, StationDigests, StationKey, StationRow, Stations } from './stations.ts';
export type { EntryKind } from './tables.ts';
export type { LicenceKind } from '@wpm/contract';
export type { TenantChange, TenantChangeRefusal, TenantSettingsStore } from './tenant-settings.ts';
export type { RemovedTenant, TenantHoldings } from './remove-tenant.ts';
export type { Tenant, Tenants, TenantStanding, TenantSummary } from './tenants.ts';
export type { ColleagueRow } from './colleagues.ts';
export type { MissedCalls, MissedRow } from './missed/missed-calls.ts';
export type { MessageCount, VoiceMessages } from './messages/voice-messages.ts';
export type { BarredNumber, DoNotCall } from './outbound/do-not-call.ts';
export type { EntryImport, EntryImported } from './outbound/import-entries.ts';
export type { OutboundEntryRow } from './outbound/outbound-row.ts';
export type { ListedEntryRow, OutboundCounts, OutboundEntries } from './outbound/outbound-lists.ts';
export type { CallableRow, EntryUnderWay, WorkableList } from './outbound/outbound-work.ts';
export type { ClassifierEffects, EffectsOf } from './recalls/recall-effects.ts';
export type { RecallFilter, RecallRow } from './recalls/recall-query.ts';
export type { DueRecallRow, RecallDeed, Recalls } from './recalls/recalls.ts';
export type { MissedFilter } from './missed/missed-query.ts';
export type { CallWakeRow, CallWakes } from './push/call-wakes.ts';
export type { PushSubscriptionRow, PushSubscriptions } from './push/push-subscriptions.ts';
export type { AskedOnce, Begun, KeptAnswers } from './kept-answers.ts';
export type { NewPhoneLog, PhoneLogLimits, PhoneLogRow, PhoneLogs } from './phone-logs.ts';
export type { CrmCaller } from './crm/crm-caller.ts';
export type { CrmCallerRow, CrmCallers } from './crm/crm-callers.ts';
export type { CrmJournalQueue, DueJournalEntry, JournalFailed, JournalWritten } from './crm/crm-journal.ts';
export type { CrmJournalEntries, JournalEntryRow, JournalledCallRow } from './crm/crm-journal-entries.ts';
export type { CrmConnectorKey, CrmConnectorRow, CrmConnectors } from './crm/crm-connectors.ts';
export type { UsedCallLinks } from './used-call-links.ts';
export type { DueDelivery, TriedOnce, WebhookOutbox } from './webhooks/webhook-outbox.ts';
export type { DeliveryRow, WebhookRow, Webhooks } from './webhooks/webhooks.ts';
export { tokenHash } from './token-hash.ts';
export type { AcceptCredentials, TrunkChange, TrunkKey, TrunkRow, TrunkView, Trunks } from './trunks.ts';
