import { Button } from '@wpm/ui';
import { Plus } from 'lucide-react';
import { useCallback, useState } from 'react';
import { SearchField } from '../fields/search-field.tsx';
import { PageHead } from '../frame/page-head.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { NotAllowed } from '../states/not-allowed.tsx';
import { CREATE_ID, EditorPanel, type Ended } from './edit/editor-panel.tsx';
import { ListBody } from './list/list-body.tsx';
import { LONGEST_SEARCH, NEW, sortingAfter } from './list/list-view.ts';
import { useList } from './list/use-list.ts';
import { useListView } from './list/use-list-view.ts';
import type { Item, Noun } from './noun.ts';
import type { NounKind } from './noun-kinds.ts';
import { useMay } from './rights.tsx';

export type NounPageProps<Entry extends Item, Draft, Once> = { readonly noun: Noun<Entry, Draft, Once> };

/** The page of one kind of administered thing: its list, and the panel in which one of them is made or changed. */
export function NounPage<Entry extends Item, Draft, Once>({ noun }: NounPageProps<Entry, Draft, Once>) {
  const words = useConsoleWords();
  const mayRead = useMay()(noun.reading);
  const { heading, about } = words.nouns[noun.kind];
  return (
    <main id="content" className="noun-page" tabIndex={-1}>
      <PageHead heading={heading} about={about} />
      {mayRead ? <Entries noun={noun} /> : <NotAllowed />}
    </main>
  );
}

function Entries<Entry extends Item, Draft, Once>({ noun }: NounPageProps<Entry, Draft, Once>) {
  const mayManage = useMay()(noun.managing);
  const [view, show] = useListView();
  const { search, sorting, open } = view;
  const list = useList(noun, search, sorting !== null);
  const [ended, setEnded] = useState<Ended>(null);
  const find = useCallback((text: string) => show({ search: text }, true), [show]);
  const close = (how: Ended) => {
    setEnded(how);
    show({ open: null }, true);
  };
  const create = mayManage ? () => show({ open: NEW }) : undefined;
  return (
    <>
      {noun.Above && <noun.Above />}
      <Tools kind={noun.kind} search={search} ended={open === null ? ended : null} onSearch={find} onCreate={create} />
      <ListBody
        noun={noun}
        list={list}
        sorting={sorting}
        openId={open}
        onSort={(column) => show({ sorting: sortingAfter(sorting, column) }, true)}
        onOpen={(id) => show({ open: id })}
        onClear={search === '' ? undefined : () => show({ search: '' })}
        onCreate={create}
      />
      <EditorPanel noun={noun} open={open} onClose={close} />
    </>
  );
}

type ToolsProps = {
  readonly kind: NounKind;
  readonly search: string;
  /** What was done last, to say so. */
  readonly ended: Ended;
  readonly onSearch: (text: string) => void;
  /** Undefined for who may only look. */
  readonly onCreate: (() => void) | undefined;
};

/** What stands above a list. */
function Tools({ kind, search, ended, onSearch, onCreate }: ToolsProps) {
  const words = useConsoleWords();
  const nounWords = words.nouns[kind];
  return (
    <div className="noun-tools">
      <SearchField
        label={words.administration.search}
        placeholder={nounWords.searchHint}
        maxLength={LONGEST_SEARCH}
        value={search}
        onSearch={onSearch}
      />
      {onCreate && (
        <Button id={CREATE_ID} tone="primary" icon={<Plus size={18} aria-hidden />} onClick={onCreate}>
          {nounWords.create}
        </Button>
      )}
      <p role="status" className="quiet">
        {ended !== null && { ...words.administration.ended, ...nounWords.ended }[ended]}
      </p>
    </div>
  );
}
