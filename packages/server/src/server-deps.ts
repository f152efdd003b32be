import type { Store } from '@wpm/store';
import type { AgentDesk } from './agents/agent-desk.ts';
import type { KeyLimits } from './api-keys/key-limits.ts';
import type { ExportJobs } from './exports/export-jobs.ts';
import type { Sink } from './events.ts';
import type { AnswerKeeper } from './idempotency/answer-keeper.ts';
import type { MailSeal } from './mail/mail-seal.ts';
import type { MailSender } from './mail/mail-sender.ts';
import type { PushSender } from './push/push-sender.ts';
import type { ArchiveKeeper } from './recordings/archive-keeper.ts';
import type { Realtime } from './realtime/realtime.ts';
import type { DiskWatch } from './recordings/disk-watch.ts';
import type { RemovalKeeper } from './recordings/removal-keeper.ts';
import type { RecordingLinks } from './recordings/recording-links.ts';
import type { CallLinks } from './placed-calls/call-links.ts';
import type { Passwords } from './sessions/passwords.ts';
import type { Settings } from './settings.ts';
import type { SoundFiles } from './sounds/sound-files.ts';
import type { WebhookSecrets } from './webhooks/webhook-secrets.ts';
import type { WebhookSender } from './webhooks/webhook-sender.ts';
import type { Telephony } from './telephony/start-telephony.ts';

/** What request handling works with. */
export type ServerDeps = {
  readonly settings: Settings;
  readonly store: Store;
  readonly agents: AgentDesk;
  readonly telephony: Telephony;
  readonly realtime: Realtime;
  readonly push: PushSender;
  readonly archive: Pick<ArchiveKeeper, 'gauges'>;
  readonly exports: ExportJobs;
  readonly removals: Pick<RemovalKeeper, 'work' | 'removeOf'>;
  readonly sink: Sink;
  readonly passwords: Passwords;
  readonly keyLimits: KeyLimits;
  readonly answers: Pick<AnswerKeeper, 'once'>;
  readonly webhookSecrets: WebhookSecrets;
  readonly webhookSender: Pick<WebhookSender, 'wake' | 'test' | 'gauges'> & Disposable;
  readonly mailSeal: MailSeal;
  readonly mailSender: Pick<MailSender, 'wake' | 'gauges'> & Disposable;
  readonly links: RecordingLinks;
  readonly callLinks: CallLinks;
  readonly disk: DiskWatch;
  readonly sounds: SoundFiles;
  /** The wall clock, UTC. */
  readonly now: () => Date;
};
