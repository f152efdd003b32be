import type { MenuNodeSettings, MenuTargetSettings } from '@wpm/contract';
import { TargetField } from '../administration/edit/target-field.tsx';
import { useCampaigns, useSounds, useUsers } from '../administration/targets.ts';
import { SelectField } from '../fields/select-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';

const KINDS = ['campaign', 'account', 'menu', 'message', 'voicemail'] as const;

/** Stands for a menu that is made by choosing it; no menu has such an id. */
const NEW_MENU = 'new menu';

type Target<Kind extends MenuTargetSettings['kind']> = Extract<MenuTargetSettings, { kind: Kind }>;

export type MenuTargetFieldsProps<To extends MenuTargetSettings = MenuTargetSettings> = {
  readonly to: To;
  readonly menus: readonly MenuNodeSettings[];
  readonly problem: (path: string) => string | undefined;
  readonly onChange: (to: MenuTargetSettings) => void;
  readonly onNewMenu: () => void;
};

/** Where a caller goes: to a campaign, a user, another menu of the tree, a voicemail, or no further than a message. */
export function MenuTargetFields({ to, ...others }: MenuTargetFieldsProps) {
  const { onChange, onNewMenu } = others;
  const words = useConsoleWords().menus;
  return (
    <>
      <SelectField
        label={words.leadsTo}
        values={KINDS}
        texts={words.targets}
        value={to.kind}
        onChoose={(kind) => (kind === 'menu' ? onNewMenu() : kind !== null && onChange(emptyTarget(kind)))}
      />
      {to.kind === 'campaign' && <WhichCampaign to={to} {...others} />}
      {to.kind === 'account' && <WhichUser to={to} {...others} />}
      {to.kind === 'menu' && <WhichMenu to={to} {...others} />}
      {to.kind === 'message' && <WhichMessage to={to} {...others} />}
      {to.kind === 'voicemail' && <WhoseVoicemail to={to} {...others} />}
    </>
  );
}

function WhichCampaign({ to, problem, onChange }: MenuTargetFieldsProps<Target<'campaign'>>) {
  return (
    <TargetField
      label={useConsoleWords().numbers.campaign}
      targets={useCampaigns()}
      value={to.campaignId}
      problem={problem('campaignId')}
      onChoose={(campaignId) => onChange({ kind: 'campaign', campaignId })}
    />
  );
}

function WhichUser({ to, problem, onChange }: MenuTargetFieldsProps<Target<'account'>>) {
  return (
    <TargetField
      label={useConsoleWords().numbers.user}
      targets={useUsers()}
      value={to.accountId}
      problem={problem('accountId')}
      onChoose={(accountId) => onChange({ kind: 'account', accountId })}
    />
  );
}

function WhichMenu({ to, menus, problem, onChange, onNewMenu }: MenuTargetFieldsProps<Target<'menu'>>) {
  const words = useConsoleWords().menus;
  const known = menus.map(({ id, name }, at) => ({ id, name: at === 0 ? words.start : name }));
  return (
    <TargetField
      label={words.whichMenu}
      targets={[...known, { id: NEW_MENU, name: words.newMenu }]}
      value={to.menu}
      problem={problem('menu')}
      onChoose={(menu) => (menu === NEW_MENU ? onNewMenu() : menu !== '' && onChange({ kind: 'menu', menu }))}
    />
  );
}

function WhichMessage({ to, problem, onChange }: MenuTargetFieldsProps<Target<'message'>>) {
  const words = useConsoleWords().menus;
  return (
    <TargetField
      label={words.message}
      targets={useSounds()}
      none={words.goodbye}
      value={to.soundId ?? ''}
      problem={problem('soundId')}
      onChoose={(id) => onChange({ kind: 'message', soundId: id === '' ? null : id })}
    />
  );
}

/** Who listens to what is left, and what is said before it. */
function WhoseVoicemail({ to, problem, onChange }: MenuTargetFieldsProps<Target<'voicemail'>>) {
  const words = useConsoleWords().menus;
  return (
    <>
      <TargetField
        label={words.whoseMessages}
        targets={useCampaigns()}
        value={to.campaignId}
        problem={problem('campaignId')}
        onChoose={(campaignId) => onChange({ ...to, campaignId })}
      />
      <TargetField
        label={words.message}
        targets={useSounds()}
        none={words.leaveMessage}
        value={to.soundId ?? ''}
        problem={problem('soundId')}
        onChoose={(id) => onChange({ ...to, soundId: id === '' ? null : id })}
      />
    </>
  );
}

function emptyTarget(kind: Exclude<MenuTargetSettings['kind'], 'menu'>): MenuTargetSettings {
  if (kind === 'message') return { kind, soundId: null };
  if (kind === 'voicemail') return { kind, campaignId: '', soundId: null };
  return kind === 'account' ? { kind, accountId: '' } : { kind, campaignId: '' };
}
