import { EXPORTED_REPORTS, type SavedView } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { Mail, MailX, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { useMay } from '../administration/rights.tsx';
import { Question } from '../administration/edit/question.tsx';
import { PageHead } from '../frame/page-head.tsx';
import { useErrorText } from '../i18n/use-error-text.ts';
import { ReportUnread } from '../reports/report-unread.tsx';
import { NothingShown } from '../states/nothing-shown.tsx';
import { Skeleton } from '../states/skeleton.tsx';
import { PlainTable } from '../tables/plain-table.tsx';
import { useInstants } from '../zone/use-instants.ts';
import { MailView } from './mail-view.tsx';
import { KeepView } from './keep-view.tsx';
import { useSavedViews, useViewChanges } from './use-saved-views.ts';
import { viewPath } from './view-address.ts';
import { useSavedViewWords } from './words/use-saved-view-words.ts';

/** Every view one has kept, or that others share: opened, renamed, shared, removed. */
export function SavedViewsPage() {
  const words = useSavedViewWords();
  const { data, error, refetch } = useSavedViews();
  return (
    <main id="content" className="report" tabIndex={-1}>
      <PageHead heading={words.heading} about={words.about} />
      {data === undefined && error === null && <Skeleton text={words.reading} />}
      {error !== null && <ReportUnread code={error.refusal.code} retry={() => void refetch()} />}
      {data?.length === 0 && <NothingShown icon="empty" heading={words.empty} hint={words.emptyHint} />}
      {data !== undefined && data.length > 0 && <Views views={data} />}
    </main>
  );
}

type Doing = { readonly kind: 'change' | 'remove' | 'mail' | 'leave'; readonly view: SavedView };

function Views({ views }: { readonly views: readonly SavedView[] }) {
  const words = useSavedViewWords();
  // A mail leads here, to the question whether one wants it no more.
  const { id: mailed } = useParams<{ id?: string }>();
  const unwanted = views.find(({ id, mailedToMe }) => id === mailed && mailedToMe);
  const [doing, setDoing] = useState<Doing | undefined>(unwanted && { kind: 'leave', view: unwanted });
  const over = () => setDoing(undefined);
  return (
    <>
      <PlainTable label={words.heading} headings={words.headings}>
        {views.map((view) => (
          <ViewLine key={view.id} view={view} onDo={(kind) => setDoing({ kind, view })} />
        ))}
      </PlainTable>
      {doing?.kind === 'change' && <KeepView {...doing.view} changed={doing.view} onClose={over} />}
      {doing?.kind === 'mail' && <MailView view={doing.view} onClose={over} />}
      {doing?.kind === 'remove' && <RemoveView view={doing.view} onOver={over} />}
      {doing?.kind === 'leave' && <LeaveMailing view={doing.view} onOver={over} />}
    </>
  );
}

type ViewLineProps = { readonly view: SavedView; readonly onDo: (kind: Doing['kind']) => void };

function ViewLine({ view, onDo }: ViewLineProps) {
  const words = useSavedViewWords();
  const { id, name, page, owner, own, shared } = view;
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
        <Mailed view={view} />
      </td>
      <td>
        <Deeds view={view} onDo={onDo} />
      </td>
    </tr>
  );
}

/** How often it is mailed and when next, or why not. */
function Mailed({ view: { mailing } }: Pick<ViewLineProps, 'view'>) {
  const { mailing: words } = useSavedViewWords();
  const { short } = useInstants();
  if (!mailing) return words.none;
  const { every, left, paused, nextAt } = mailing;
  return (
    <>
      {words.rhythms[every]}
      <div className="quiet">
        {paused !== null && words.pauses[paused]}
        {nextAt !== null && words.next(short(nextAt))}
      </div>
      {left.length > 0 && <div className="quiet">{words.left(left.map(({ name }) => name).join(', '))}</div>}
    </>
  );
}

function Deeds({ view: { name, page, own, mailedToMe }, onDo }: ViewLineProps) {
  const words = useSavedViewWords();
  const may = useMay();
  const isMailable = own && may('reports:share') && EXPORTED_REPORTS.some((report) => report === page);
  const deeds = [
    isMailable &&
      (['mail', <Mail key="mail" size={18} aria-hidden />, words.mailing.send, words.mailing.sendOf] as const),
    mailedToMe &&
      (['leave', <MailX key="leave" size={18} aria-hidden />, words.mailing.leave, words.mailing.leaveOf] as const),
    own && (['change', <Pencil key="change" size={18} aria-hidden />, words.change, words.changeOf] as const),
    (own || may('directory:manage')) &&
      (['remove', <Trash2 key="remove" size={18} aria-hidden />, words.remove, words.removeOf] as const),
  ].filter((deed) => deed !== false);
  return (
    <div className="view-deeds">
      {deeds.map(([kind, icon, text, of]) => (
        <Button key={kind} icon={icon} aria-label={of(name)} onClick={() => onDo(kind)}>
          <span className="view-deed">{text}</span>
        </Button>
      ))}
    </div>
  );
}

type OneViewProps = { readonly view: SavedView; readonly onOver: () => void };

function RemoveView({ view, onOver }: OneViewProps) {
  const words = useSavedViewWords();
  const { remove } = useViewChanges();
  return (
    <Asked
      title={words.removeTitle(view.name)}
      hint={view.shared ? words.removeSharedHint : words.removeHint}
      yes={words.remove}
      act={() => remove(view.id)}
      onOver={onOver}
    />
  );
}

function LeaveMailing({ view, onOver }: OneViewProps) {
  const { mailing: words } = useSavedViewWords();
  const { leave } = useViewChanges();
  return (
    <Asked
      title={words.leaveTitle(view.name)}
      hint={words.leaveHint}
      yes={words.leaveYes}
      act={() => leave(view.id)}
      onOver={onOver}
    />
  );
}

type AskedProps = {
  readonly title: string;
  readonly hint: string;
  readonly yes: string;
  /** Why it was refused, or undefined. */
  readonly act: () => Promise<string | undefined>;
  readonly onOver: () => void;
};

function Asked({ title, hint, yes, act, onOver }: AskedProps) {
  const { cancel } = useSavedViewWords();
  const errorText = useErrorText();
  const [refusal, setRefusal] = useState<string>();
  const agreed = async () => {
    const code = await act();
    if (code === undefined) onOver();
    else setRefusal(code);
  };
  return (
    <Question open title={title} hint={hint} no={cancel} yes={yes} onNo={onOver} onYes={() => void agreed()}>
      {refusal !== undefined && (
        <Notice tone="bad" urgent>
          {errorText(refusal)}
        </Notice>
      )}
    </Question>
  );
}
