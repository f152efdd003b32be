import type { ContextCard } from '@wpm/contract';
import { useCrmWords } from './words/use-crm-words.ts';

/** A CRM's card: text and nothing else, and a link that was checked to lead to the web. It scrolls, so that no button goes away. */
export function ContextCardView({ card: { title, lines, link } }: { readonly card: ContextCard }) {
  const words = useCrmWords();
  return (
    // A card that is longer than its place is scrolled by keys as well.
    <section className="crm-card" aria-label={words.card} tabIndex={0}>
      <h3>{title}</h3>
      <dl>
        {lines.map(({ label, text }, i) => (
          <div key={i}>
            {label !== undefined && <dt>{label}</dt>}
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {link !== undefined && isOfTheWeb(link.url) && (
        <a href={link.url} target="_blank" rel="noopener noreferrer">
          {link.label ?? words.link}
        </a>
      )}
    </section>
  );
}

/** The platform asks the same before it keeps a card; a script in a link would be the phone's own. */
const isOfTheWeb = (url: string): boolean => /^https?:\/\//i.test(url);
