import { FaultBoundary, LanguageProvider, Notice, restoreSession, sessionMemory, useWords } from '@wpm/ui';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { Route, Router, Switch } from 'wouter';
import { client } from './client.ts';
import { FaultPage } from './frame/fault-page.tsx';
import { useConsoleWords } from './i18n/use-console-words.ts';
import { EmailPage } from './invitation/email-page.tsx';
import { EMAIL_PATH, INVITATION_PATH, RESET_PATH } from './invitation/invitation-address.ts';
import { InvitationPage, ResetPage } from './invitation/invitation-page.tsx';
import { LoginScreen } from './session/login-screen.tsx';

/** Everything after the login is loaded when it is needed. */
const Console = lazy(async () => ({ default: (await import('./frame/console.tsx')).Console }));

const memory = sessionMemory('console');

/** The console: who was logged in before a reload still is. */
export function App() {
  return (
    <LanguageProvider>
      <FaultBoundary fault={(reopen) => <FaultPage onReopen={reopen} />}>
        <Router base="/console">
          <Switch>
            <Route path={INVITATION_PATH} component={InvitationPage} />
            <Route path={RESET_PATH} component={ResetPage} />
            <Route path={EMAIL_PATH} component={EmailPage} />
            <Route component={BySession} />
          </Switch>
        </Router>
      </FaultBoundary>
    </LanguageProvider>
  );
}

function BySession() {
  const session = useSyncExternalStore(client.session.subscribe, client.session.getState);
  const [unreachable, setUnreachable] = useState(false);
  const [restoring] = useState(memory.had);
  useEffect(() => {
    if (memory.had()) void restoreSession(client.session, () => setUnreachable(true));
    return memory.keep(client.session);
  }, []);
  if (session.kind === 'unknown') return restoring ? <Loading unreachable={unreachable} /> : <LoginScreen why={null} />;
  if (session.kind === 'signed-out') return <LoginScreen why={session.why} />;
  return (
    <Suspense fallback={<Loading />}>
      <Console key={session.account.id} account={session.account} />
    </Suspense>
  );
}

function Loading({ unreachable = false }: { readonly unreachable?: boolean }) {
  const words = useConsoleWords();
  const shared = useWords();
  return (
    <main className="whole-page" aria-busy>
      <title>{`${words.console} · ${words.product}`}</title>
      <h1 className="ui-unseen">{words.product}</h1>
      <p role="status">{words.loading}</p>
      {unreachable && <Notice tone="warn">{shared.errors['network/unreachable']}</Notice>}
    </main>
  );
}
