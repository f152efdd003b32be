import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { Account } from '@wpm/contract';
import { FaultBoundary, HelpLink, Notice } from '@wpm/ui';
import { useState } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { Administration } from '../administration/administration.tsx';
import { RightsOf, useMay } from '../administration/rights.tsx';
import { AlarmBanner } from '../alarms/alarm-banner.tsx';
import { CallsPage } from '../calls/calls-page.tsx';
import { client } from '../client.ts';
import { helpPlaceOf } from '../help/place-of.ts';
import { Landing } from '../first-steps/landing.tsx';
import { LivePage } from '../live/live-page.tsx';
import { LiveTab } from '../live/live-tab.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { ReportsTab } from '../reports/reports-tab.tsx';
import { REPORTS_PATH } from '../reports/report-paths.ts';
import { Reports } from '../reports/reports.tsx';
import { InTenantZone, ZoneNote } from '../zone/tenant-zone.tsx';
import { AccountMenu } from './account-menu.tsx';
import { Brand } from './brand.tsx';
import { FaultPage } from './fault-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { ADMINISTRATION_PATH, CALLS_PATH, LIVE_PATH } from './paths.ts';

/** The console of one logged-in account. What it has read is forgotten with it. */
export function Console({ account }: { readonly account: Account }) {
  const [queries] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={queries}>
      <RightsOf account={account}>
        <div className="console">
          <Header account={account} />
          <FaultBoundary fault={(reopen) => <FaultPage onReopen={reopen} />}>
            <InTenantZone>
              <AlarmBanner />
              <ZoneNote />
              <Pages />
            </InTenantZone>
          </FaultBoundary>
        </div>
      </RightsOf>
    </QueryClientProvider>
  );
}

function Pages() {
  const may = useMay();
  return (
    <Switch>
      <Route path="/" component={Landing} />
      <Route path={CALLS_PATH} component={CallsPage} />
      {may('calls:supervise') && <Route path={LIVE_PATH} component={LivePage} />}
      {may('calls:read-all') && <Route path={`${REPORTS_PATH}/*?`} component={Reports} />}
      <Route path={`${ADMINISTRATION_PATH}/*?`} component={Administration} />
      <Route component={NotFoundPage} />
    </Switch>
  );
}

function Header({ account }: { readonly account: Account }) {
  const words = useConsoleWords();
  const errorText = useErrorText();
  const [refusal, setRefusal] = useState<string>();
  const logout = async () => {
    const answer = await client.signOut({});
    if (!answer.ok) setRefusal(answer.error.code);
  };
  return (
    <header className="head">
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <Brand />
      <Tabs />
      <HelpOfPage />
      <AccountMenu account={account} onLogout={() => void logout()} />
      {refusal !== undefined && (
        <Notice tone="bad" urgent>
          {words.notLoggedOut(errorText(refusal))}
        </Notice>
      )}
    </header>
  );
}

/** The guide's section of the page that is open. */
function HelpOfPage() {
  const [path] = useLocation();
  return <HelpLink place={helpPlaceOf(path)} className="help-link" />;
}

/** The way to what the account may see. */
function Tabs() {
  const words = useConsoleWords();
  const may = useMay();
  const [path] = useLocation();
  return (
    <nav aria-label={words.navigation}>
      {may('calls:read-all') && (
        <Link href={CALLS_PATH} className={(active) => (active ? 'tab active' : 'tab')}>
          {words.calls.heading}
        </Link>
      )}
      <LiveTab />
      <ReportsTab />
      {may('directory:read') && (
        <Link
          href={ADMINISTRATION_PATH}
          className={path.startsWith(ADMINISTRATION_PATH) ? 'tab active' : 'tab'}
          aria-current={path.startsWith(ADMINISTRATION_PATH) ? 'page' : undefined}
        >
          {words.administration.heading}
        </Link>
      )}
    </nav>
  );
}
