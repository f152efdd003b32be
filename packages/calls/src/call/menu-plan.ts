import { MENU_KEYS, type MenuKey } from '@wpm/contract';
import type { AudioSource } from '@wpm/media';
import type { MessagePlan } from './message-plan.ts';
import type { NotReached } from './not-reached.ts';

/** A user; `happened`: they, or whom they had named, did not have the call, which goes on as they set it (F44). */
export type UserSought = {
  readonly kind: 'account';
  readonly accountId: string;
  readonly happened?: NotReached;
  readonly isLast?: true;
};

/** Whom a caller is passed on to: looked up when they have chosen. */
export type MenuSought = { readonly kind: 'campaign'; readonly campaignId: string } | UserSought;

/** Where a choice leads. */
export type MenuTarget =
  | MenuSought
  | { readonly kind: 'menu'; readonly menu: string }
  /** Heard to its end; then the platform hangs up. */
  | { readonly kind: 'message'; readonly says: AudioSource }
  /** The caller leaves a message, among the missed calls of the campaign. */
  | { readonly kind: 'voicemail'; readonly campaignId: string; readonly name: string; readonly plan: MessagePlan };

/** One menu of the tree. */
export type MenuNode = {
  readonly name: string;
  readonly says: AudioSource;
  /** After a key that chooses nothing. */
  readonly saysWrong: AudioSource;
  /** After whoever was chosen could not be reached. */
  readonly saysAway: AudioSource;
  readonly choices: Readonly<Partial<Record<MenuKey, { readonly label: string | null; readonly to: MenuTarget }>>>;
};

/** A tree of menus, as it was when the caller came to it (F05). */
export type MenuPlan = {
  readonly menuId: string;
  readonly name: string;
  /** The menus by their id in the tree, and which is said first. */
  readonly nodes: Readonly<Record<string, MenuNode>>;
  readonly start: string;
  /** How long a key is waited for once everything is said. */
  readonly waitMs: number;
  /** How often a menu is said to a caller who chooses nothing. */
  readonly attempts: number;
  /** Where such a caller goes. */
  readonly otherwise: MenuTarget;
  /** Before the platform hangs up on somebody it has nowhere to send, and on one who was to reach a user who is away. */
  readonly farewell: AudioSource;
  readonly farewellAway: AudioSource;
};

export const isMenuKey = (key: string): key is MenuKey => MENU_KEYS.some((known) => known === key);
