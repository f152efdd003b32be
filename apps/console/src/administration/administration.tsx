import { type ReactNode, useEffect, useRef } from 'react';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import { ACCOUNTS } from '../accounts/accounts.ts';
import { AuditPage } from '../audit/audit-page.tsx';
import { BULK_ACCOUNTS_PATH, BULK_NUMBERS_PATH } from '../bulk/bulk-paths.ts';
import { BulkAccountsPage, BulkNumbersPage } from '../bulk/bulk-pages.tsx';
import { BREAKS } from '../breaks/breaks.ts';
import { CAMPAIGNS } from '../campaigns/campaigns.ts';
import { CLASSIFIERS } from '../classifiers/classifiers.ts';
import { ContactImportPage } from '../contacts/exchange/contact-import-page.tsx';
import { IMPORT_PATH } from '../contacts/exchange/import-path.ts';
import { CONTACTS } from '../contacts/contacts.ts';
import { DoNotCallPage } from '../do-not-call/do-not-call-page.tsx';
import { useDoNotCallWords } from '../do-not-call/words/use-do-not-call-words.ts';
import { DialPage } from '../dialling/dial-page.tsx';
import { useDiallingWords } from '../dialling/words/use-dialling-words.ts';
import { FirstStepsPage } from '../first-steps/first-steps-page.tsx';
import { useGuideHidden } from '../first-steps/hidden-guide.ts';
import { useFirstStepsWords } from '../first-steps/words/use-first-steps-words.ts';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import {
  AUDIT_PATH,
  CRM_PATH,
  DIALLING_PATH,
  DO_NOT_CALL_PATH,
  FIRST_STEPS_PATH,
  MAILS_PATH,
  PHONE_LOGS_PATH,
  SETTINGS_PATH,
} from '../frame/paths.ts';
import { HOLIDAYS } from '../holidays/holidays.ts';
import { HOURS } from '../hours/hours.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { KEYS } from '../keys/keys.ts';
import { MailsPage } from '../mails/mails-page.tsx';
import { MENUS } from '../menus/menus.ts';
import { OUTBOUND_LISTS } from '../outbound/outbound-lists.ts';
import { PhoneLogsPage } from '../phone-logs/phone-logs-page.tsx';
import { usePhoneLogWords } from '../phone-logs/words/use-phone-log-words.ts';
import { NUMBERS } from '../numbers/numbers.ts';
import { SettingsPage } from '../settings/settings-page.tsx';
import { useSettingsWords } from '../settings/words/use-settings-words.ts';
import { SOUNDS } from '../sounds/sounds.ts';
import { TRUNKS } from '../trunks/trunks.ts';
import { CrmPage } from '../crm/crm-page.tsx';
import { useCrmWords } from '../crm/words/use-crm-words.ts';
import { CRM_CONNECTORS } from '../crm/connectors.ts';
import { WEBHOOKS } from '../webhooks/webhooks.ts';
import { NOUN_KINDS, type NounKind, pathOf, READING } from './noun-kinds.ts';
import { NounPage } from './noun-page.tsx';
import { useMay } from './rights.tsx';

const PAGES: Readonly<Record<NounKind, () => ReactNode>> = {
  accounts: () => <NounPage noun={ACCOUNTS} />,
  numbers: () => <NounPage noun={NUMBERS} />,
  campaigns: () => <NounPage noun={CAMPAIGNS} />,
  menus: () => <NounPage noun={MENUS} />,
  outboundLists: () => <NounPage noun={OUTBOUND_LISTS} />,
  classifiers: () => <NounPage noun={CLASSIFIERS} />,
  hours: () => <NounPage noun={HOURS} />,
  holidays: () => <NounPage noun={HOLIDAYS} />,
  sounds: () => <NounPage noun={SOUNDS} />,
  trunks: () => <NounPage noun={TRUNKS} />,
  breaks: () => <NounPage noun={BREAKS} />,
  contacts: () => <NounPage noun={CONTACTS} />,
  keys: () => <NounPage noun={KEYS} />,
  webhooks: () => <NounPage noun={WEBHOOKS} />,
  crm: () => <NounPage noun={CRM_CONNECTORS} />,
};

/** Everything that is set up: the way to each of its pages beside the page. */
export function Administration() {
  const may = useMay();
  return (
    <div className="administration">
      <Navigation />
      <Switch>
        <Route path="/administration">
          <Redirect to={pathOf(NOUN_KINDS[0])} replace />
        </Route>
        {NOUN_KINDS.map((kind) => (
          <Route key={kind} path={pathOf(kind)} component={PAGES[kind]} />
        ))}
        {may('directory:manage') && <Route path={BULK_ACCOUNTS_PATH} component={BulkAccountsPage} />}
        {may('directory:manage') && <Route path={BULK_NUMBERS_PATH} component={BulkNumbersPage} />}
        {may('contacts:exchange') && <Route path={IMPORT_PATH} component={ContactImportPage} />}
        <Route path={FIRST_STEPS_PATH} component={FirstStepsPage} />
        {may('directory:read') && <Route path={CRM_PATH} component={CrmPage} />}
        {may('directory:read') && <Route path={SETTINGS_PATH} component={SettingsPage} />}
        {may('telephony:manage') && <Route path={DIALLING_PATH} component={DialPage} />}
        <Route path={DO_NOT_CALL_PATH} component={DoNotCallPage} />
        <Route path={MAILS_PATH} component={MailsPage} />
        <Route path={PHONE_LOGS_PATH} component={PhoneLogsPage} />
        <Route path={AUDIT_PATH} component={AuditPage} />
        <Route component={NotFoundPage} />
      </Switch>
    </div>
  );
}

function Navigation() {
  const words = useConsoleWords();
  const firstSteps = useFirstStepsWords();
  const settings = useSettingsWords();
  const crm = useCrmWords();
  const doNotCall = useDoNotCallWords();
  const dialling = useDiallingWords();
  const phoneLogs = usePhoneLogWords();
  const isGuideHidden = useGuideHidden();
  const may = useMay();
  const [path] = useLocation();
  const side = useRef<HTMLElement>(null);
  // On a phone the links stand in one line that scrolls.
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which is no clean-up of an effect.
    side.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [path]);
  return (
    <nav ref={side} className="side" aria-label={words.administration.heading}>
      {may('directory:manage') && !isGuideHidden && <SideLink to={FIRST_STEPS_PATH} text={firstSteps.heading} />}
      {NOUN_KINDS.filter((kind) => may(READING[kind])).map((kind) => (
        <SideLink key={kind} to={pathOf(kind)} text={words.nouns[kind].heading} />
      ))}
      {may('outbound:manage') && <SideLink to={DO_NOT_CALL_PATH} text={doNotCall.heading} />}
      {may('directory:read') && <SideLink to={CRM_PATH} text={crm.heading} />}
      {may('telephony:manage') && <SideLink to={DIALLING_PATH} text={dialling.heading} />}
      {may('directory:read') && <SideLink to={SETTINGS_PATH} text={settings.heading} />}
      {may('directory:manage') && <SideLink to={MAILS_PATH} text={words.mail.heading} />}
      {may('directory:manage') && <SideLink to={PHONE_LOGS_PATH} text={phoneLogs.heading} />}
      {may('audit:read') && <SideLink to={AUDIT_PATH} text={words.audit.heading} />}
    </nav>
  );
}

function SideLink({ to, text }: { readonly to: string; readonly text: string }) {
  const [path] = useLocation();
  // What stands below a page, such as changing many at once, belongs to it.
  const isBelow = path.startsWith(`${to}/`);
  return (
    <Link href={to} className={(active) => (active || isBelow ? 'side-link active' : 'side-link')}>
      {text}
    </Link>
  );
}
