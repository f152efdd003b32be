import type { Log } from '@wpm/kernel';
import { sql } from 'kysely';
import { type Accounts, accountsOn } from './accounts.ts';
import { type AgentStates, agentStatesOn } from './agents/agent-states.ts';
import { type ApiKeys, apiKeysOn } from './api-keys.ts';
import { type Audit, auditOn } from './audit.ts';
import { type Calls, callsOn } from './calls/calls.ts';
import type { CallNews } from './calls/journal.ts';
import { type PastCalls, pastCallsOn } from './calls/past-calls.ts';
import { type RecordingArchive, recordingArchiveOn } from './calls/recording-archive.ts';
import { type SipLadders, sipLaddersOn } from './calls/sip-ladders.ts';
import { changePasswordOn } from './change-password.ts';
import { type Classifications, classificationsOn } from './classifications/classifications.ts';
import { type Colleagues, colleaguesOn } from './colleagues.ts';
import { type Contacts, contactsOn } from './contacts/contacts.ts';
import { type Confinement, confinedDatabase } from './confinement.ts';
import { type Database, databaseOn, openPool } from './database.ts';
import { type DialPolicies, dialPoliciesOn } from './dial-policies.ts';
import { type AdministeredAccounts, administeredAccountsOn } from './directory/administered-accounts.ts';
import { type Mails, mailsOn } from './mails/mails-of-tenant.ts';
import { type AccountLinks, accountLinksOn } from './directory/account-links.ts';
import { type Invitations, invitationsOn } from './directory/invitations.ts';
import { type CallContexts, callContextsOn } from './calls/call-contexts.ts';
import { type CrmStore, crmStoreOn } from './crm/crm-store.ts';
import { type SignInLinks, signInLinksOn } from './directory/sign-in-links.ts';
import { type Entries, entriesOn } from './directory/entries.ts';
import { type Forwardings, forwardingsOn } from './forwardings.ts';
import { type Greetings, greetingsOn } from './greetings.ts';
import { type KeptAnswers, keptAnswersOn } from './kept-answers.ts';
import { type Licences, licencesOn } from './licences.ts';
import { migrate } from './migrate.ts';
import { MessageNews } from './messages/message-news.ts';
import { type VoiceMessages, voiceMessagesOn } from './messages/voice-messages.ts';
import { type MissedCalls, missedCallsOn } from './missed/missed-calls.ts';
import { MissedNews } from './missed/missed-news.ts';
import { outlastingOn } from './outlast.ts';
import { type DoNotCall, doNotCallOn } from './outbound/do-not-call.ts';
import { type OutboundEntries, outboundEntriesOn } from './outbound/outbound-lists.ts';
import { type CallWakes, callWakesOn } from './push/call-wakes.ts';
import { type PhoneLogs, phoneLogsOn } from './phone-logs.ts';
import { type PushSubscriptions, pushSubscriptionsOn } from './push/push-subscriptions.ts';
import { RecallNews } from './recalls/recall-news.ts';
import { type Recalls, recallsOn } from './recalls/recalls.ts';
import { type KeptPlaces, keptPlacesOn } from './queues/kept-places.ts';
import { type Queues, queuesOn } from './queues/queues.ts';
import { type Registrations, registrationsOn } from './registrations.ts';
import { type RecordingRemovals, recordingRemovalsOn } from './recordings/recording-removals.ts';
import { type Recordings, recordingsOn } from './recordings/recordings.ts';
import { type ReportMailings, reportMailingsOn } from './reports/report-mailings.ts';
import { type SavedViews, savedViewsOn } from './reports/saved-views.ts';
import { type Reports, reportsOn } from './reports/reports.ts';
import { type Sessions, sessionsOn } from './sessions.ts';
import { type SignInFailures, signInFailuresOn } from './sign-in-failures.ts';
import { type SipCredentials, sipCredentialsOn } from './sip-credentials.ts';
import { type SipIdentities, sipIdentitiesOn } from './sip-identities.ts';
import { type Stations, stationsOn } from './stations.ts';
import { type TenantSettingsStore, tenantSettingsOn } from './tenant-settings.ts';
import { type Tenants, tenantsOn } from './tenants.ts';
import { type Trunks, trunksOn } from './trunks.ts';
import { type MailOutbox, mailOutboxOn } from './mails/mail-outbox.ts';
import { type WebhookOutbox, webhookOutboxOn } from './webhooks/webhook-outbox.ts';
import { type UsedCallLinks, usedCallLinksOn } from './used-call-links.ts';
import { type Webhooks, webhooksOn } from './webhooks/webhooks.ts';

/** Who is who: what an administrator sets up. */
export interface Directory {
  readonly tenants: Tenants;
  readonly accounts: Accounts;
  readonly trunks: Trunks;
  readonly licences: Licences;
  readonly audit: Audit;
}

/** Everything the platform keeps. Disposing it closes the connections. */
export interface Store extends Directory, CrmStore, AsyncDisposable {
  /** Sets up several things that belong together: all of them, or none if the work throws. */
  setUp<T>(work: (directory: Directory) => Promise<T>): Promise<T>;
  readonly sessions: Sessions;
  readonly signInFailures: SignInFailures;
  readonly sipCredentials: SipCredentials;
  readonly sipIdentities: SipIdentities;
  readonly stations: Stations;
  readonly apiKeys: ApiKeys;
  readonly usedCallLinks: UsedCallLinks;
  readonly keptAnswers: KeptAnswers;
  readonly webhooks: Webhooks;
  readonly webhookOutbox: WebhookOutbox;
  readonly mailOutbox: MailOutbox;
  readonly pushSubscriptions: PushSubscriptions;
  readonly callWakes: CallWakes;
  readonly registrations: Registrations;
  readonly calls: Calls;
  readonly classifications: Classifications;
  readonly callContexts: CallContexts;
  readonly sipLadders: SipLadders;
  readonly reports: Reports;
  readonly missedCalls: MissedCalls;
  readonly voiceMessages: VoiceMessages;
  readonly pastCalls: PastCalls;
  readonly recalls: Recalls;
  readonly outbound: OutboundEntries;
  readonly doNotCall: DoNotCall;
  readonly colleagues: Colleagues;
  readonly changePassword: ReturnType<typeof changePasswordOn>;
  readonly contacts: Contacts;
  readonly queues: Queues;
  readonly keptPlaces: KeptPlaces;
  readonly recordingArchive: RecordingArchive;
  readonly recordingRemovals: RecordingRemovals;
  readonly recordings: Recordings;
  readonly agentStates: AgentStates;
  readonly dialPolicies: DialPolicies;
  readonly forwardings: Forwardings;
  readonly greetings: Greetings;
  readonly tenantSettings: TenantSettingsStore;
  readonly entries: Entries;
  readonly administeredAccounts: AdministeredAccounts;
  readonly invitations: Invitations;
  readonly accountLinks: AccountLinks;
  readonly mails: Mails;
  readonly phoneLogs: PhoneLogs;
  readonly signInLinks: SignInLinks;
  readonly savedViews: SavedViews;
  readonly reportMailings: ReportMailings;
  /** Resolves if the database answers. */
  ping(): Promise<void>;
  /** The same for somebody who sees only some campaigns: what is none of theirs is not there (ADR 0056). */
  confinedTo(confinement: Confinement): Store;
}

/**
 * Opens the database and brings its schema up to date.
 * @param where.url `postgres://…`, over TCP or a Unix socket
 * @throws if it cannot be reached or its schema is not this build's
 */
export async function openStore(where: { readonly url: string }, log: Log): Promise<Store> {
  const pool = openPool(where.url, log);
  try {
    await migrated(pool, log);
  } catch (cause) {
    await pool.end();
    throw cause;
  }
  return storeOn(
    databaseOn(pool),
    { missed: new MissedNews(), recalls: new RecallNews(), messages: new MessageNews() },
    log,
  );
}

function storeOn(db: Database, news: CallNews, log: Log): Store {
  return {
    ...directoryOn(db),
    setUp: (work) => db.transaction().execute((tx) => work(directoryOn(tx))),
    sessions: sessionsOn(db),
    signInFailures: signInFailuresOn(db),
    sipCredentials: sipCredentialsOn(db),
    sipIdentities: sipIdentitiesOn(db),
    stations: stationsOn(db),
    apiKeys: apiKeysOn(db),
    ...crmStoreOn(db),
    ...tellingOn(db),
    registrations: registrationsOn(db),
    calls: callsOn(db, news, log),
    ...callWorkOn(db, news),
    reports: reportsOn(db),
    savedViews: savedViewsOn(db),
    reportMailings: reportMailingsOn(db),
    colleagues: colleaguesOn(db),
    changePassword: changePasswordOn(db),
    contacts: contactsOn(db),
    outbound: outboundEntriesOn(db),
    queues: queuesOn(db),
    ...recordedOn(db),
    agentStates: agentStatesOn(db, outlastingOn(log)),
    dialPolicies: dialPoliciesOn(db),
    forwardings: forwardingsOn(db),
    tenantSettings: tenantSettingsOn(db),
    entries: entriesOn(db),
    administeredAccounts: administeredAccountsOn(db),
    invitations: invitationsOn(db),
    accountLinks: accountLinksOn(db),
    mails: mailsOn(db),
    phoneLogs: phoneLogsOn(db),
    signInLinks: signInLinksOn(db),
    ping: async () => void (await sql`SELECT 1`.execute(db)),
    confinedTo: (confinement) => storeOn(confinedDatabase(db, confinement), news, log),
    [Symbol.asyncDispose]: () => db.destroy(),
  };
}

/** What is done about calls besides making them. */
function callWorkOn(
  db: Database,
  news: CallNews,
): Pick<
  Store,
  | 'pastCalls'
  | 'missedCalls'
  | 'voiceMessages'
  | 'keptPlaces'
  | 'classifications'
  | 'callContexts'
  | 'sipLadders'
  | 'recalls'
  | 'doNotCall'
> {
  return {
    pastCalls: pastCallsOn(db),
    keptPlaces: keptPlacesOn(db, news.missed),
    missedCalls: missedCallsOn(db, news.missed),
    voiceMessages: voiceMessagesOn(db, news),
    classifications: classificationsOn(db, news.recalls),
    callContexts: callContextsOn(db),
    sipLadders: sipLaddersOn(db),
    recalls: recallsOn(db, news.recalls),
    doNotCall: doNotCallOn(db, news.recalls),
  };
}

async function migrated(pool: ReturnType<typeof openPool>, log: Log): Promise<void> {
  const client = await pool.connect();
  try {
    await migrate(client, log);
  } finally {
    client.release();
  }
}

function directoryOn(db: Database): Directory {
  return {
    tenants: tenantsOn(db),
    accounts: accountsOn(db),
    trunks: trunksOn(db),
    licences: licencesOn(db),
    audit: auditOn(db),
  };
}

type Telling =
  | 'usedCallLinks'
  | 'keptAnswers'
  | 'webhooks'
  | 'webhookOutbox'
  | 'mailOutbox'
  | 'pushSubscriptions'
  | 'callWakes';

/** What people, programs and devices of others are told by. */
function tellingOn(db: Database): Pick<Store, Telling> {
  return {
    usedCallLinks: usedCallLinksOn(db),
    keptAnswers: keptAnswersOn(db),
    webhooks: webhooksOn(db),
    webhookOutbox: webhookOutboxOn(db),
    mailOutbox: mailOutboxOn(db),
    pushSubscriptions: pushSubscriptionsOn(db),
    callWakes: callWakesOn(db),
  };
}

/** What was recorded: calls that are over, and what users say themselves. */
function recordedOn(db: Database): Pick<Store, 'recordingArchive' | 'recordingRemovals' | 'recordings' | 'greetings'> {
  return {
    greetings: greetingsOn(db),
    recordingArchive: recordingArchiveOn(db),
    recordingRemovals: recordingRemovalsOn(db),
    recordings: recordingsOn(db),
  };
}
