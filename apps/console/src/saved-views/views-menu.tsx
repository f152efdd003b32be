import { Menu } from '@base-ui/react/menu';
import type { SavedView, SavedViewPage } from '@wpm/contract';
import { Bookmark, BookmarkPlus, Check, List } from 'lucide-react';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { VIEWS_PATH } from '../reports/report-paths.ts';
import { KeepView } from './keep-view.tsx';
import { useSavedViews } from './use-saved-views.ts';
import { addressOf, keptQuery } from './view-address.ts';
import { useSavedViewWords } from './words/use-saved-view-words.ts';

/** Ways a page was kept to be looked at, and the way to keep the present one. */
export function ViewsMenu({ page }: { readonly page: SavedViewPage }) {
  const words = useSavedViewWords();
  const [isKeeping, setKeeping] = useState(false);
  const [kept, setKept] = useState<string | null>(null);
  const query = keptQuery(useSearch());
  const views = (useSavedViews().data ?? []).filter((view) => view.page === page);
  const closed = (name: string | null) => {
    setKeeping(false);
    setKept(name);
  };
  return (
    <div className="views-place">
      <Menu.Root>
        <Menu.Trigger className="ui-button" data-tone="plain">
          <Bookmark size={18} aria-hidden />
          {words.views}
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner align="end" sideOffset={6} className="menu-place">
            <Menu.Popup className="menu views-menu">
              <Views label={words.own} views={views.filter(({ own }) => own)} query={query} />
              <Views label={words.others} views={views.filter(({ own }) => !own)} query={query} />
              {views.length > 0 && <Menu.Separator className="menu-separator" />}
              <Ways onKeep={() => setKeeping(true)} />
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <span role="status" className={kept === null ? 'ui-unseen' : 'quiet'}>
        {kept !== null && words.saved(kept)}
      </span>
      {isKeeping && <KeepView page={page} query={query} changed={null} onClose={closed} />}
    </div>
  );
}

type ViewsProps = { readonly label: string; readonly views: readonly SavedView[]; readonly query: string };

/** Those of somebody; the one that is shown now has a tick. */
function Views({ label, views, query }: ViewsProps) {
  const [, navigate] = useLocation();
  if (views.length === 0) return null;
  return (
    <Menu.Group>
      <Menu.GroupLabel className="menu-label">{label}</Menu.GroupLabel>
      {views.map((view) => (
        <Menu.Item
          key={view.id}
          className="menu-item"
          aria-current={view.query === query ? 'true' : undefined}
          onClick={() => navigate(addressOf(view))}
        >
          <span className="menu-check" data-unchecked={view.query === query ? undefined : ''}>
            <Check size={18} aria-hidden />
          </span>
          <span className="views-name">{view.name}</span>
          {!view.own && <span className="quiet">{view.owner.name}</span>}
        </Menu.Item>
      ))}
    </Menu.Group>
  );
}

/** To keep the present view, and to all that are kept. */
function Ways({ onKeep }: { readonly onKeep: () => void }) {
  const words = useSavedViewWords();
  const [, navigate] = useLocation();
  return (
    <>
      <Menu.Item className="menu-item" onClick={onKeep}>
        <BookmarkPlus size={18} aria-hidden />
        {words.keep}
      </Menu.Item>
      <Menu.Item className="menu-item" onClick={() => navigate(VIEWS_PATH)}>
        <List size={18} aria-hidden />
        {words.all}
      </Menu.Item>
    </>
  );
}
