import type { MenuWay } from '@wpm/contract';
import { useLanguage } from '@wpm/ui';
import { zonedInstant } from '../format.ts';
import { useReportWords } from '../words/use-report-words.ts';

/** What a caller chose in a menu, key by key, and how they left it (F05). */
export function MenuSteps({ way, timeZone }: { readonly way: MenuWay; readonly timeZone: string }) {
  const words = useReportWords().call;
  const { language } = useLanguage();
  const { menu, left, steps } = way;
  return (
    <>
      {left !== null && <p>{words.menuLeft(menu, words.menuExits[left])}</p>}
      <ol>
        {steps.map((step, at) => (
          <li key={at}>
            {words.menuStep(
              zonedInstant(step.at, timeZone, language),
              step.menu,
              step.key === null ? words.menuNothing : words.menuKey(step.key, step.label),
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
