import { readFile, rm } from 'node:fs/promises';
import { EXPORTED_REPORTS, type ExportedReport, exportFilterOf, exportOrder, type Right } from '@wpm/contract';
import type { AccountRow, Addressee, DueMailing, NewMail, ReportDays, Store } from '@wpm/store';
import { newId } from '../administration/change.ts';
import { rightsIn } from '../api-keys/api-caller.ts';
import type { ExportJobs, Owner } from '../exports/export-jobs.ts';
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
type Recipient = { readonly account: AccountRow; readonly email: string };

/** The report of a page, where there is a file of it. */
export const exportedReport = (page: string): ExportedReport | undefined =>
  EXPORTED_REPORTS.find((report) => report === page);

/** What a due report is sent as: to each recipient as they see it, by the rights of now. @throws where a file could not be written */
export async function prepareMailing(deps: PreparingDeps, due: DueMailing): Promise<PreparedMailing> {
  const owner = await accountWith(deps, due.ownerId, 'reports:share');
  const report = exportedReport(due.page);
  if (!owner || !report) return { kind: 'pause', why: 'owner-not-allowed' };
  const recipients = await whoMayRead(deps, await deps.store.reportMailings.recipientsOf(due.viewId));
  if (recipients.length === 0) return { kind: 'pause', why: 'nobody-left' };
  const { format, separator, texts, language } = due;
  const order = exportOrder.parse({ ...exportFilterOf(report, due.query), report, format, separator, texts, language });
  const days = await deps.store.reports.daysOf(due.tenantId, order, due.dueAt);
  const { first, last } = days;
  const facts = { view: due.name, owner: owner.displayName, first, last, link: linkTo(deps, due, days) };
  const mails: NewMail[] = [];
  // Whoever sees the same gets the same file, which is written once.
  for (const group of Map.groupBy(recipients, sightOf).values()) {
    const [one] = group;
    if (!one) continue;
    const written = await contentOf(await deps.exports.write(ownerOf(one.account), order, due.dueAt));
    for (const recipient of group) mails.push(mailTo(deps, recipient, { due, facts: { ...facts, ...written } }));
  }
  return { kind: 'mails', mails };
}

/** The user, if they may do this in the console now. */
async function accountWith({ store, now }: PreparingDeps, id: string, right: Right): Promise<AccountRow | undefined> {
  const account = await store.accounts.byId(id);
  if (!account) return undefined;
  return rightsIn(account, await store.licences.of(account.tenantId), now())(right) ? account : undefined;
}

async function whoMayRead(deps: PreparingDeps, addressees: readonly Addressee[]): Promise<readonly Recipient[]> {
  const found: Recipient[] = [];
  for (const { id, email } of addressees) {
    const account = await accountWith(deps, id, 'calls:read-all');
    if (account) found.push({ account, email });
  }
  return found;
}

/** Those users of the tenant a report can be mailed to. */
export async function possibleRecipients(
  deps: PreparingDeps,
  tenantId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const found = await whoMayRead(deps, await deps.store.reportMailings.addressees(tenantId));
  return found.map(({ account: { id, displayName } }) => ({ id, name: displayName }));
}

/** A report is written as its recipient sees it. */
function ownerOf({ id, tenantId, supervisedCampaignIds }: AccountRow): Owner {
  const confinement = supervisedCampaignIds && { accountId: id, campaignIds: supervisedCampaignIds };
  return { tenantId, accountId: id, confinement };
}

/** Who is confined sees themselves beside their campaigns: nobody sees the same. */
const sightOf = ({ account }: Recipient) => (account.supervisedCampaignIds === null ? 'whole tenant' : account.id);

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

/** To the view of just the days that are mailed, whenever it is opened. */
function linkTo({ settings }: PreparingDeps, { page, query }: DueMailing, { first, last }: ReportDays): string {
  const fixed = new URLSearchParams(query);
  for (const [word, text] of [
    ['period', 'between'],
    ['from', first],
    ['to', last],
  ] as const)
    fixed.set(word, text);
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
