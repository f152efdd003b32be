import { type ReactNode, useEffect, useRef } from 'react';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import { useMay } from '../administration/rights.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { CallReportPage } from './calls/call-report-page.tsx';
import { CallPage } from './call/call-page.tsx';
import { AgentsReportPage } from './sums/agents-page.tsx';
import { CampaignsReportPage } from './sums/campaigns-page.tsx';
import { MissedListPage } from './missed/missed-list-page.tsx';
import { MissedReportPage } from './sums/missed-page.tsx';
import { QualityReportPage } from './sums/quality-page.tsx';
import { OffersPage } from './offers/offers-page.tsx';
import { RecallsPage } from './recalls/recalls-page.tsx';
import { KeepingPage } from './recordings/keeping-page.tsx';
import { RecordingsPage } from './recordings/recordings-page.tsx';
import { KEEPING_PATH, REPORT_KINDS, type ReportKind, reportPath, REPORTS_PATH, VIEWS_PATH } from './report-paths.ts';
import { OpenView } from '../saved-views/open-view.tsx';
import { SavedViewsPage } from '../saved-views/saved-views-page.tsx';
import { useSavedViewWords } from '../saved-views/words/use-saved-view-words.ts';
import { useReportWords } from './words/use-report-words.ts';

const PAGES: Readonly<Record<ReportKind, () => ReactNode>> = {
  calls: CallReportPage,
  campaigns: CampaignsReportPage,
  agents: AgentsReportPage,
  missed: MissedReportPage,
  'missed-list': MissedListPage,
  recalls: RecallsPage,
  quality: QualityReportPage,
  offers: OffersPage,
  recordings: RecordingsPage,
};

/** Every question about the past: the way to each report beside it. */
export function Reports() {
  const words = useReportWords();
  const { heading: views } = useSavedViewWords();
  const may = useMay();
  const [path] = useLocation();
  const side = useRef<HTMLElement>(null);
  // On a phone the links stand in one line that scrolls.
  useEffect(() => {
    side.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [path]);
  const kinds = REPORT_KINDS.filter((kind) => kind !== 'recalls' || may('recalls:see'));
  return (
    <div className="administration">
      <nav ref={side} className="side" aria-label={words.navigation}>
        {kinds.map((kind) => (
          <Link key={kind} href={reportPath(kind)} className={(active) => (active ? 'side-link active' : 'side-link')}>
            {words.kinds[kind]}
          </Link>
        ))}
        <Link href={VIEWS_PATH} className={(active) => (active ? 'side-link active' : 'side-link')}>
          {views}
        </Link>
      </nav>
      <Switch>
        <Route path={REPORTS_PATH}>
          <Redirect to={reportPath(REPORT_KINDS[0])} replace />
        </Route>
        {kinds.map((kind) => (
          <Route key={kind} path={reportPath(kind)} component={PAGES[kind]} />
        ))}
        <Route path={KEEPING_PATH} component={KeepingPage} />
        <Route path={VIEWS_PATH} component={SavedViewsPage} />
        <Route path={`${VIEWS_PATH}/:id/mailing`} component={SavedViewsPage} />
        <Route path={`${VIEWS_PATH}/:id`}>{({ id }) => <OpenView id={id} />}</Route>
        <Route path={`${reportPath('calls')}/:callId`}>{({ callId }) => <CallPage callId={callId} />}</Route>
        <Route component={NotFoundPage} />
      </Switch>
    </div>
  );
}
