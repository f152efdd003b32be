import { POP_WHEN } from '@wpm/contract';
import { useId, useState } from 'react';
import { embeddedFor } from '../embedding/frame.ts';
import { chosenPop, keepPop } from './chosen-pop.ts';
import { useScreenPop } from './use-screen-pop.ts';
import { useCrmWords } from './words/use-crm-words.ts';

/** When the CRM opens by itself: of this device, and shown where there is a CRM to open. */
export function CrmSetting() {
  const words = useCrmWords();
  const id = useId();
  const { template, when } = useScreenPop();
  const [chosen, setChosen] = useState(chosenPop);
  if (template === undefined && embeddedFor === undefined) return null;
  return (
    <div className="ui-field">
      <label htmlFor={id}>{words.pop}</label>
      <select
        id={id}
        value={chosen ?? when}
        onChange={(event) => {
          const wanted = POP_WHEN.find((one) => one === event.currentTarget.value) ?? 'link';
          keepPop(wanted);
          setChosen(wanted);
        }}
      >
        {POP_WHEN.map((one) => (
          <option key={one} value={one}>
            {words.popWhen[one]}
          </option>
        ))}
      </select>
      {(chosen ?? when) !== 'link' && <p className="quiet">{words.popExplained}</p>}
    </div>
  );
}
