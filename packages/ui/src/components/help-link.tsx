import { CircleHelp } from 'lucide-react';
import { type HelpPlace, helpAddress } from '../help/guides.ts';
import { useLanguage, useWords } from '../i18n/language-provider.tsx';

export type HelpLinkProps = {
  /** The section that tells of what is on the screen. */
  readonly place: HelpPlace;
  readonly className: string;
  /** Only the sign is shown; its words are for who does not see it. */
  readonly isSign?: boolean;
};

/** Leads to the guide's section of this screen, beside it: what is being done here stays. */
export function HelpLink({ place, className, isSign = false }: HelpLinkProps) {
  const words = useWords();
  const { language } = useLanguage();
  return (
    <a
      className={className}
      href={helpAddress(language, place)}
      target="_blank"
      rel="noopener"
      title={isSign ? words.help : undefined}
    >
      <CircleHelp aria-hidden />
      <span className={isSign ? 'ui-unseen' : 'row-text'}>
        {words.help}
        <span className="ui-unseen">, {words.newTab}</span>
      </span>
    </a>
  );
}
