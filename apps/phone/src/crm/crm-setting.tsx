import { useState } from 'react';
import { embeddedFor } from '../embedding/frame.ts';
import { Toggle } from '../settings/toggle.tsx';
import { keepOpensOnAnswer, opensOnAnswer } from './pop-on-answer.ts';
import { usePopTemplate } from './use-pop-template.ts';
import { useCrmWords } from './words/use-crm-words.ts';

/** Whether the CRM opens when the user answers: of this device, and shown where there is a CRM to open. */
export function CrmSetting() {
  const words = useCrmWords();
  const template = usePopTemplate();
  const [on, setOn] = useState(opensOnAnswer);
  if (template === undefined && embeddedFor === undefined) return null;
  const change = (wanted: boolean) => {
    keepOpensOnAnswer(wanted);
    setOn(wanted);
  };
  return (
    <>
      <Toggle label={words.onAnswer} on={on} onChange={change} />
      <p className="quiet">{words.onAnswerExplained}</p>
    </>
  );
}
