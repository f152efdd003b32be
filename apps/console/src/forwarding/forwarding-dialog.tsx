import { Dialog } from '@base-ui/react/dialog';
import { FORWARDING_REASONS, type Forwarding } from '@wpm/contract';
import { Button } from '@wpm/ui';
import { type SubmitEvent, useState } from 'react';
import { CheckField } from '../fields/check-field.tsx';
import { ForwardingRefusal } from './forwarding-refusal.tsx';
import { RuleFields } from './rule-fields.tsx';
import { withRule } from './rules.ts';
import { type ForwardingChanging, useForwardingChange } from './use-forwarding-of.ts';
import { useForwardingWords } from './words/use-forwarding-words.ts';

export type ForwardingDialogProps = {
  readonly accountId: string;
  /** Whose calls they are. */
  readonly name: string;
  readonly kept: Forwarding;
  readonly onClose: () => void;
};

/** The rules of one user, as the user could set them (F44). */
export function ForwardingDialog({ accountId, name, kept, onClose }: ForwardingDialogProps) {
  const words = useForwardingWords();
  const changing = useForwardingChange(accountId);
  // It may be read anew under the open form; a change is one of what the form began from.
  const [begun, setBegun] = useState(kept);
  const reload = async () => {
    const now = await changing.reload();
    if (now) setBegun(now);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()} disablePointerDismissal>
      <Dialog.Portal>
        <Dialog.Backdrop className="ui-sheet-backdrop question-backdrop" />
        <Dialog.Popup className="question station">
          <Dialog.Title>{words.headingOf(name)}</Dialog.Title>
          <ForwardingForm
            key={begun.version}
            kept={begun}
            changing={changing}
            onReload={() => void reload()}
            onClose={onClose}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type FormProps = Pick<ForwardingDialogProps, 'kept' | 'onClose'> & {
  readonly changing: ForwardingChanging;
  readonly onReload: () => void;
};

function ForwardingForm({ kept, changing: { save, isBusy, refusal }, onReload, onClose }: FormProps) {
  const words = useForwardingWords();
  const [rules, setRules] = useState(kept.rules);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    // In the tree of React it stands in the form of the account, which must not be saved with it.
    event.stopPropagation();
    if (await save(kept.version, rules)) onClose();
  };
  return (
    <form className="keep-view" onSubmit={(event) => void submit(event)} noValidate>
      {FORWARDING_REASONS.map((reason) => (
        <RuleFields
          key={reason}
          reason={reason}
          rules={rules}
          reasons={refusal?.reasons}
          onChange={(change) => setRules(withRule(rules, reason, change))}
        />
      ))}
      <CheckField
        label={words.voicemail}
        hint={words.voicemailHint}
        checked={rules.voicemail}
        onChange={(voicemail) => setRules({ ...rules, voicemail })}
      />
      {refusal && <ForwardingRefusal refusal={refusal} onReload={onReload} />}
      <div className="question-answers">
        <Dialog.Close className="ui-button" data-tone="plain">
          {words.cancel}
        </Dialog.Close>
        <Button type="submit" tone="primary" aria-disabled={isBusy}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
