import { z } from 'zod';
import { because } from '../../field-reasons.ts';
import { name } from './names.ts';

/** Keys of a telephone that choose something, as they stand on it. */
export const MENU_KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;
export type MenuKey = (typeof MENU_KEYS)[number];

/** How deep the menus of a tree may lie, the first one counted. */
export const MOST_MENU_LEVELS = 4;

/** Names a menu within its tree. */
const menuRef = z.string().regex(/^[a-z0-9-]{1,36}$/);

/** One of the tenant's sounds; null: the platform's own words. */
const sound = z.uuid().nullable().default(null);

/** Where a caller goes who pressed a key, or none. */
const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('menu'), menu: menuRef }),
  z.strictObject({ kind: z.literal('campaign'), campaignId: z.uuid() }),
  z.strictObject({ kind: z.literal('account'), accountId: z.uuid() }),
  /** Heard to its end; then the platform hangs up. */
  z.strictObject({ kind: z.literal('message'), soundId: sound }),
  /** The caller leaves a message, which those of the campaign find among its missed calls; `soundId` asks for it. */
  z.strictObject({ kind: z.literal('voicemail'), campaignId: z.uuid(), soundId: sound }),
]);
export type MenuTargetSettings = z.infer<typeof target>;

const choice = z.strictObject({
  key: z.enum(MENU_KEYS),
  /** What it is for, as reports say it. */
  label: name.nullable().default(null),
  to: target,
});

const node = z.strictObject({
  id: menuRef,
  name,
  /** What there is to choose. */
  prompt: sound,
  choices: z
    .array(choice)
    .min(1)
    .max(MENU_KEYS.length)
    .refine(
      (choices) => new Set(choices.map(({ key }) => key)).size === choices.length,
      because('repeated', 'names a key twice'),
    ),
});
export type MenuNodeSettings = z.infer<typeof node>;

/** A menu callers choose from by keys, with the menus below it (F05): a small tree. The first of `menus` is its beginning. */
export const menuSettings = z.strictObject({
  name,
  /** Switched off it sends everybody where silence leads. */
  enabled: z.boolean().default(true),
  menus: z.array(node).min(1).max(20),
  /** How long a key is waited for once everything is said. */
  waitSeconds: z.int().min(1).max(30).default(5),
  /** How often a menu is said to a caller who chooses nothing. */
  attempts: z.int().min(1).max(5).default(3),
  /** Before the menu is said again to one who pressed a key that chooses nothing. */
  wrongKey: sound,
  /** Where silence leads, and a wrong key after so many attempts. */
  otherwise: target.default({ kind: 'message', soundId: null }),
});
export type MenuSettings = z.infer<typeof menuSettings>;
