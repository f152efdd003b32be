import { readFile, rm } from 'node:fs/promises';
import { EXPORTED_REPORTS, type ExportedReport, exportFilterOf, exportOrder, type Right } from '@wpm/contract';
import type { AccountRow, Addressee, DueMailing, NewMail, ReportDays, Store } from '@wpm/store';
import { newId } from '../administration/change.ts';
import { rightsIn } from '../api-keys/api-caller.ts';
import type { ExportJobs, Owner } from '../exports/export-jobs.ts';
import { hasPeriod, namesContacts, rightToRead } from '../exports/report-reading.ts';
import { consoleAddress, platformAddress } from '../mail/console-address.ts';
import type { MailSeal } from '../mail/mail-seal.ts';
import type { Settings } from '../settings.ts';
import { LEAVING_PAGE, type LeavingLinks } from './leaving-links.ts';
import type { PreparedMailing } from './mailing-keeper.ts';
import { type ReportMailFacts, reportMail } from './report-mail.ts';

/** A larger file is fetched from the report: many mail servers take no more than 10 MB, base64 included. */
export const MOST_ATTACHED_BYTES = 5 * 1024 * 1024;

export type PreparingDeps = {
  readonly store: Pick<Store, 'accounts' | 'licences' | 'reports' | 'reportMailings'>;
  readonly exports: Pick<ExportJobs, 'write'>;
  readonly mailSeal: MailSeal;
  readonly leavingLinks: LeavingLinks;
  readonly settings: Pick<Settings, 'http' | 'tls' | 'publicAddress' | 'publicUrl'>;
  readonly now: () => Date;
};

/** A user as they are now, and their address. */
type Recipient = { readonly account: AccountRow; readonly email: string; readonly knowsContacts: boolean };

/** The report of a page, where there is a file of it. */
export const exportedReport = (page: string): ExportedReport | undefined =>
  EXPORTED_REPORTS.find((report) => report === page);

/** What a due report is sent as: to each recipient as they see it, by the rights of now. @throws where a file could not be written */
export async function prepareMailing(deps: PreparingDeps, due: DueMailing): Promise<PreparedMailing> {
  const owner = await userWith(deps, due.ownerId, 'reports:share');
  const report = exportedReport(due.page);
  if (!owner || !report) return { kind: 'pause', why: 'owner-not-allowed' };
  const recipients = await whoMayRead(
    deps,
    await deps.store.reportMailings.recipientsOf(due.viewId),
    rightToRead(report),
  );
  if (recipients.length === 0) return { kind: 'pause', why: 'nobody-left' };
  const { format, separator, texts, language } = due;
  const order = exportOrder.parse({ ...exportFilterOf(report, due.query), report, format, separator, texts, language });
  const days = hasPeriod(report) ? await deps.store.reports.daysOf(due.tenantId, order, due.dueAt) : null;
  const facts = { view: due.name, owner: owner.account.displayName, days, link: linkTo(deps, due, days) };
  const mails: NewMail[] = [];
  // Whoever sees the same gets the same file, which is written once.
  for (const group of Map.groupBy(recipients, (recipient) => sightOf(recipient, report)).values()) {
    const [one] = group;
    if (!one) continue;
    const written = await contentOf(await deps.exports.write(ownerOf(one), order, due.dueAt));
    for (const recipient of group) mails.push(mailTo(deps, recipient, { due, facts: { ...facts, ...written } }));
  }
  return { kind: 'mails', mails };
}

/** The user, if they may do this in the console now. */
async function userWith(
  { store, now }: PreparingDeps,
  id: string,
  right: Right,
): Promise<Omit<Recipient, 'email'> | undefined> {
  const account = await store.accounts.byId(id);
  if (!account) return undefined;
  const may = rightsIn(account, await store.licences.of(account.tenantId), now());
  return may(right) ? { account, knowsContacts: may('contacts:identify') } : undefined;
}

async function whoMayRead(
  deps: PreparingDeps,
  addressees: readonly Addressee[],
  right: Right,
): Promise<readonly Recipient[]> {
  const found: Recipient[] = [];
  for (const { id, email } of addressees) {
    const user = await userWith(deps, id, right);
    if (user) found.push({ ...user, email });
  }
  return found;
}

/** Those users of the tenant a report can be mailed to. */
export async function possibleRecipients(
  deps: PreparingDeps,
  tenantId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const found = await whoMayRead(deps, await deps.store.reportMailings.addressees(tenantId), 'calls:read-all');
  return found.map(({ account: { id, displayName } }) => ({ id, name: displayName }));
}

/** A report is written as its recipient sees it. */
function ownerOf({ account: { id, tenantId, supervisedCampaignIds }, knowsContacts }: Recipient): Owner {
  const confinement = supervisedCampaignIds && { accountId: id, campaignIds: supervisedCampaignIds };
  return { tenantId, accountId: id, confinement, knowsContacts };
}

/** Who is confined sees themselves beside their campaigns: nobody sees the same. */
function sightOf({ account, knowsContacts }: Recipient, report: ExportedReport): string {
  if (account.supervisedCampaignIds !== null) return account.id;
  return namesContacts({ report }) && !knowsContacts ? 'whole tenant, without contacts' : 'whole tenant';
}

/** What a file holds, unless it is too large to be mailed; the file goes. */
async function contentOf(
  written: Awaited<ReturnType<ExportJobs['write']>>,
): Promise<{ readonly rows: number; readonly content: Buffer | null }> {
  if (!written) throw new Error('the report could not be written');
  const { file, bytes, rows } = written;
  try {
    return { rows, content: bytes > MOST_ATTACHED_BYTES ? null : await readFile(file) };
  } finally {
    await rm(file, { force: true });
  }
}

/** To the view of just the days that are mailed, whenever it is opened; of what has no period as it is by then. */
function linkTo({ settings }: PreparingDeps, { page, query }: DueMailing, days: ReportDays | null): string {
  const fixed = new URLSearchParams(query);
  const words = days ? { period: 'between', from: days.first, to: days.last } : {};
  for (const [word, text] of Object.entries(words)) fixed.set(word, text);
  return `${consoleAddress(settings)}/reports/${page}?${fixed}`;
}

type Message = {
  readonly due: DueMailing;
  readonly facts: Omit<ReportMailFacts, 'recipient' | 'file' | 'leave'> & { readonly content: Buffer | null };
};

function mailTo(deps: PreparingDeps, { account, email }: Recipient, { due, facts }: Message): NewMail {
  const id = newId(deps);
  const { content, ...said } = facts;
  const file = content && { format: due.format, content };
  const token = deps.leavingLinks.issue({ viewId: due.viewId, accountId: account.id, email });
  const leave = `${platformAddress(deps.settings)}${LEAVING_PAGE}?token=${token}`;
  const text = reportMail({ ...said, recipient: account.displayName, leave, file }, due.language);
  const { tenantId } = due;
  const sealed = deps.mailSeal.seal(id, text);
  return { id, tenantId, accountId: account.id, kind: 'report', recipient: email, sealed, at: deps.now() };
}
