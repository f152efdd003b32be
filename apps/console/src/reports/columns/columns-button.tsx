import { Dialog } from '@base-ui/react/dialog';
import { PAGE_COLUMNS, type SavedViewPage } from '@wpm/contract';
import { Button, IconButton } from '@wpm/ui';
import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { CheckField } from '../../fields/check-field.tsx';
import { useRecordingWords } from '../recordings/words/use-recording-words.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { moved, type Place, placesOf, turned } from './arrange.ts';
import { columnTexts } from './column-texts.ts';
import { useColumns } from './use-columns.ts';

/** Which columns the table of a page shows, and in which order; at once, behind the window. */
export function ColumnsButton({ page }: { readonly page: SavedViewPage }) {
  const { chooser: words } = useReportWords();
  return (
    <Dialog.Root>
      <Dialog.Trigger className="ui-button" data-tone="plain">
        <Columns3 size={18} aria-hidden />
        {words.columns}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="ui-sheet-backdrop question-backdrop" />
        <Dialog.Popup className="question">
          <Dialog.Title>{words.columns}</Dialog.Title>
          <Dialog.Description className="quiet">{words.hint}</Dialog.Description>
          <Chooser page={page} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Chooser({ page }: { readonly page: SavedViewPage }) {
  const words = useReportWords();
  const texts = columnTexts(page, words, useRecordingWords());
  const all = PAGE_COLUMNS[page];
  const { shown, choose } = useColumns(page);
  return (
    <>
      <ul className="column-list">
        {placesOf(shown, all).map((place) => (
          <li key={place.id}>
            <Row place={place} text={texts[place.id] ?? place.id} shown={shown} choose={choose} />
          </li>
        ))}
      </ul>
      <div className="question-answers">
        <Button onClick={() => choose(all)}>{words.chooser.usual}</Button>
        <Dialog.Close className="ui-button" data-tone="primary">
          {words.chooser.done}
        </Dialog.Close>
      </div>
    </>
  );
}

type RowProps = {
  readonly place: Place;
  readonly text: string;
  readonly shown: readonly string[];
  readonly choose: (columns: readonly string[]) => void;
};

/** Buttons that do nothing at an end stay, so that the focus does. */
function Row({ place: { id, isShown }, text, shown, choose }: RowProps) {
  const { chooser: words } = useReportWords();
  return (
    <>
      <CheckField
        label={text}
        checked={isShown}
        disabled={isShown && shown.length === 1}
        onChange={() => choose(turned(shown, id))}
      />
      {isShown && (
        <span className="column-moves">
          <IconButton
            label={words.earlier(text)}
            icon={<ArrowUp size={18} aria-hidden />}
            aria-disabled={shown[0] === id}
            onClick={() => choose(moved(shown, id, -1))}
          />
          <IconButton
            label={words.later(text)}
            icon={<ArrowDown size={18} aria-hidden />}
            aria-disabled={shown.at(-1) === id}
            onClick={() => choose(moved(shown, id, 1))}
          />
        </span>
      )}
    </>
  );
}
