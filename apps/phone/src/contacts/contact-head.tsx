import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useIsBeside } from '../list/beside-context.ts';
import { useContactWords } from './words/use-contact-words.ts';

export type ContactHeadProps = {
  readonly title: string;
  /** Where the way back leads. */
  readonly back: string;
  readonly children?: ReactNode;
};

/** The head of a screen under the list: the way back, what it is, and what can be done with it. */
export function ContactHead({ title, back, children }: ContactHeadProps) {
  const words = useContactWords();
  const isListThere = useIsBeside() && back === '/contacts';
  return (
    <div className="settings-head contact-head">
      {!isListThere && (
        <Link href={back} className="ui-icon-button" aria-label={words.back} title={words.back}>
          <ChevronLeft aria-hidden />
        </Link>
      )}
      <h2>{title}</h2>
      {children}
    </div>
  );
}
