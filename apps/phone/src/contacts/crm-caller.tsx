import type { LiveCall } from '@wpm/contract';
import { ExternalLink } from 'lucide-react';
import { useContactWords } from './words/use-contact-words.ts';

/** What a CRM knows of the other end (F48), and the way to its page there. What it says is text, and a link by HTTP. */
export function CrmCaller({ crm }: { readonly crm: NonNullable<LiveCall['crm']> }) {
  const words = useContactWords();
  return (
    <div className="crm-caller">
      {crm.company !== '' && crm.company !== crm.name && <p>{crm.company}</p>}
      {crm.fields.map(({ label, value }) => (
        <p key={label}>
          {label}: {value}
        </p>
      ))}
      {crm.link === null ? (
        <p>{words.fromCrm(crm.source)}</p>
      ) : (
        <a className="ui-button" href={crm.link} target="_blank" rel="noreferrer">
          <ExternalLink size={18} aria-hidden /> {words.openIn(crm.source)}
        </a>
      )}
    </div>
  );
}
