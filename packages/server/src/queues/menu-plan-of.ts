import type { MenuNode, MenuPlan, MenuTarget } from '@wpm/calls';
import type { MenuNodeSettings, MenuSettings, MenuTargetSettings } from '@wpm/contract';
import type { AudioSource, PromptId, SequenceStep } from '@wpm/media';
import { messagePlan } from './message-plan-of.ts';
import { spoken } from './spoken.ts';

/** A menu as the administrator set it up, and which file of the media engine each of its sounds is, by its id. */
export type Menu = {
  readonly id: string;
  readonly settings: MenuSettings;
  readonly soundFiles: ReadonlyMap<string, string>;
  /** The names of campaigns whose messages are left in it. */
  readonly campaignNames?: ReadonlyMap<string, string>;
};

/** Every sound a menu plays. */
export const soundsIn = ({ menus, wrongKey, otherwise }: MenuSettings): readonly string[] =>
  [
    wrongKey,
    messageOf(otherwise),
    ...menus.flatMap(({ prompt, choices }) => [prompt, ...choices.map(({ to }) => messageOf(to))]),
  ].filter((id) => id !== null);

const messageOf = (to: MenuTargetSettings): string | null => ('soundId' in to ? to.soundId : null);

/** Every campaign for which a menu takes messages. */
export const messagesFor = ({ menus, otherwise }: MenuSettings): readonly string[] =>
  [otherwise, ...menus.flatMap(({ choices }) => choices.map(({ to }) => to))].flatMap((to) =>
    to.kind === 'voicemail' ? [to.campaignId] : [],
  );

/** What call control does with the callers of a menu (F05). */
export function menuPlanOf(menu: Menu): MenuPlan {
  const { id, settings, soundFiles, campaignNames = new Map() } = menu;
  const said = soundIn(soundFiles);
  const target = targetBy(said, campaignNames);
  const wrong = said(settings.wrongKey, 'invalid-choice');
  return {
    menuId: id,
    name: settings.name,
    nodes: Object.fromEntries(settings.menus.map((node) => [node.id, nodeOf(node, { said, wrong, target })])),
    start: settings.menus[0]?.id ?? '',
    waitMs: settings.waitSeconds * 1_000,
    attempts: settings.attempts,
    otherwise: target(settings.otherwise),
    farewell: once(spoken(['goodbye'])),
    farewellAway: once(spoken(['not-available', 'goodbye'])),
  };
}

type Said = (id: string | null, ...otherwise: readonly PromptId[]) => readonly SequenceStep[];

/** The tenant's own sound, or these prompts in the languages we speak. */
const soundIn =
  (files: Menu['soundFiles']): Said =>
  (id, ...prompts) => {
    const file = id === null ? undefined : files.get(id);
    return file === undefined ? spoken(prompts) : [{ file }];
  };

const targetBy =
  (said: Said, names: ReadonlyMap<string, string>) =>
  (to: MenuTargetSettings): MenuTarget => {
    if (to.kind === 'message') return { kind: 'message', says: once(said(to.soundId, 'goodbye')) };
    if (to.kind !== 'voicemail') return to;
    const { kind, campaignId, soundId } = to;
    return { kind, campaignId, name: names.get(campaignId) ?? '', plan: messagePlan(said(soundId, 'leave-a-message')) };
  };

type Parts = {
  readonly said: Said;
  readonly wrong: readonly SequenceStep[];
  readonly target: (to: MenuTargetSettings) => MenuTarget;
};

function nodeOf({ name, prompt, choices }: MenuNodeSettings, { said, wrong, target }: Parts): MenuNode {
  const says = said(prompt, 'make-a-choice');
  return {
    name,
    says: once(says),
    saysWrong: once([...wrong, ...says]),
    saysAway: once([...spoken(['not-available']), ...says]),
    choices: Object.fromEntries(choices.map(({ key, label, to }) => [key, { label, to: target(to) }])),
  };
}

function once([first, ...others]: readonly SequenceStep[]): AudioSource {
  return first ? { sequence: [first, ...others], loop: false } : 'music';
}
