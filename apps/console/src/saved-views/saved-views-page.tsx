import type { SavedView } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useMay } from '../administration/rights.tsx';
import { Question } from '../administration/edit/question.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useErrorText } from '../i18n/use-error-text.ts';
import { ReportUnread } from '../reports/report-unread.tsx';
import { NothingShown } from '../states/nothing-shown.tsx';
import { Skeleton } from '../states/skeleton.tsx';
import { PlainTable } from '../tables/plain-table.tsx';
import { KeepView } from './keep-view.tsx';
import { useSavedViews, useViewChanges } from './use-saved-views.ts';
import { viewPath } from './view-address.ts';
import { useSavedViewWords } from './words/use-saved-view-words.ts';

/** Every view one has kept, or that others share: opened, renamed, shared, removed. */
export function SavedViewsPage() {
  const words = useSavedViewWords();
  const { product } = useConsoleWords();
  const { data, error, refetch } = useSavedViews();
  return (
    <main id="content" className="report" tabIndex={-1}>
      <title>{`${words.heading} · ${product}`}</title>
      <div className="noun-head">
        <h1>{words.heading}</h1>
        <p className="quiet">{words.about}</p>
      </div>
      {data === undefined && error === null && <Skeleton text={words.reading} />}
      {error !== null && <ReportUnread code={error.refusal.code} retry={() => void refetch()} />}
      {data?.length === 0 && <NothingShown icon="empty" heading={words.empty} hint={words.emptyHint} />}
      {data !== undefined && data.length > 0 && <Views views={data} />}
    </main>
  );
}

type Doing = { readonly kind: 'change' | 'remove'; readonly view: SavedView };

function Views({ views }: { readonly views: readonly SavedView[] }) {
  const words = useSavedViewWords();
  const [doing, setDoing] = useState<Doing>();
  const over = () => setDoing(undefined);
  return (
    <>
      <PlainTable label={words.heading} headings={words.headings}>
        {views.map((view) => (
          <ViewLine key={view.id} view={view} onDo={(kind) => setDoing({ kind, view })} />
        ))}
      </PlainTable>
      {doing?.kind === 'change' && <KeepView {...doing.view} changed={doing.view} onClose={over} />}
      {doing?.kind === 'remove' && <RemoveView view={doing.view} onOver={over} />}
    </>
  );
}

type ViewLineProps = { readonly view: SavedView; readonly onDo: (kind: Doing['kind']) => void };

function ViewLine({ view: { id, name, page, owner, own, shared }, onDo }: ViewLineProps) {
  const words = useSavedViewWords();
  const manages = useMay()('directory:manage');
  return (
    <tr>
      <th scope="row">
        <Link href={viewPath(id)} className="link">
          {name}
        </Link>
      </th>
      <td>{words.pages[page]}</td>
      <td>{own ? words.you : owner.name}</td>
      <td>{shared ? words.sharedState : words.privateState}</td>
      <td>
        <div className="view-deeds">
          {own && (
            <Button
              icon={<Pencil size={18} aria-hidden />}
              aria-label={words.changeOf(name)}
              onClick={() => onDo('change')}
            >
              {words.change}
            </Button>
          )}
          {(own || manages) && (
            <Button
              icon={<Trash2 size={18} aria-hidden />}
              aria-label={words.removeOf(name)}
              onClick={() => onDo('remove')}
            >
              {words.remove}
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
}

function RemoveView({ view, onOver }: { readonly view: SavedView; readonly onOver: () => void }) {
  const words = useSavedViewWords();
  const errorText = useErrorText();
  const { remove } = useViewChanges();
  const [refusal, setRefusal] = useState<string>();
  const yes = async () => {
    const code = await remove(view.id);
    if (code === undefined) onOver();
    else setRefusal(code);
  };
  return (
    <Question
      open
      title={words.removeTitle(view.name)}
      hint={view.shared ? words.removeSharedHint : words.removeHint}
      no={words.cancel}
      yes={words.remove}
      onNo={onOver}
      onYes={() => void yes()}
    >
      {refusal !== undefined && (
        <Notice tone="bad" urgent>
          {errorText(refusal)}
        </Notice>
      )}
    </Question>
  );
}
