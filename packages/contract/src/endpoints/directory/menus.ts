import { administered } from '../../administered.ts';
import { menuSettings } from '../../shapes/directory/menu.ts';

/** Menus callers choose from by keys (F05). */
export const menus = administered('/menus', menuSettings);
