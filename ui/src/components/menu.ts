// What a menu is given.
import type { IconName } from "./icons";

/** One line of a menu. */
export interface MenuItem {
  id: string;
  label: string;
  icon?: IconName;
  /** The key that does the same, as it is written on the keyboard. */
  shortcut?: string;
  /** The one that is chosen now. */
  current?: boolean;
  /** Why it cannot be chosen. */
  reason?: string | undefined;
}

/** A menu behind its button. */
export interface MenuProperties {
  label: string;
  items: MenuItem[];
  onchoose: (id: string) => void;
  compact?: boolean;
  /** What the button is for, where its label is only the value of now. */
  purpose?: string;
}
