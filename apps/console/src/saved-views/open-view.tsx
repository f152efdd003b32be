import { Redirect } from 'wouter';
import { NothingShown } from '../states/nothing-shown.tsx';
import { Skeleton } from '../states/skeleton.tsx';
import { ReportUnread } from '../reports/report-unread.tsx';
import { useSavedViews } from './use-saved-views.ts';
import { addressOf } from './view-address.ts';
import { useSavedViewWords } from './words/use-saved-view-words.ts';

/** Leads from the address of a kept view to what it shows. */
export function OpenView({ id }: { readonly id: string }) {
  const words = useSavedViewWords();
  const { data, error, refetch } = useSavedViews();
  const view = data?.find((known) => known.id === id);
  if (view) return <Redirect to={addressOf(view)} replace />;
  return (
    <main id="content" className="report" tabIndex={-1}>
      <title>{words.heading}</title>
      <h1 className="ui-unseen">{words.heading}</h1>
      {data !== undefined && <NothingShown icon="empty" heading={words.gone} hint={words.goneHint} />}
      {data === undefined && error === null && <Skeleton text={words.reading} />}
      {error !== null && <ReportUnread code={error.refusal.code} retry={() => void refetch()} />}
    </main>
  );
}
