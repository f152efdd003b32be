import { BookmarkPlus } from 'lucide-react';
import { CopiedField } from '../fields/copied-field.tsx';
import { bookmarkletOf } from './bookmarklet.ts';
import { useCrmWords } from './words/use-crm-words.ts';

/** A bookmark to be dragged to the bar: what is selected on any page is called by it. */
export function Bookmark() {
  const words = useCrmWords();
  const address = bookmarkletOf(location.origin, { ask: words.bookmarkAsk, none: words.bookmarkNone });
  return (
    <section className="editor-fields" aria-labelledby="crm-bookmark">
      <h2 id="crm-bookmark">{words.bookmark}</h2>
      <p className="quiet">{words.bookmarkHint}</p>
      <p>
        {/* React puts no script into an address, rightly: this one is ours, and runs in other pages alone. */}
        <a ref={(link) => link?.setAttribute('href', address)} className="crm-bookmark" draggable>
          <BookmarkPlus size={18} aria-hidden />
          {words.bookmarkName}
        </a>
      </p>
      <CopiedField label={words.bookmarkCode} value={address} copy={words.bookmarkCopy} />
    </section>
  );
}
