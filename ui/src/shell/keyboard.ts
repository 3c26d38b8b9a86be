// Which key means what, anywhere in the window. A pure mapping: it reads an
// event and says a command; who carries it out is Window.svelte's business.

/** What a key can ask for. */
export type Command =
  | "primary"
  | "back"
  | "next-region"
  | "previous-region"
  | "to-cancel"
  | "quickstart"
  | "feeds"
  | "accounts"
  | "history"
  | "doctor"
  | "settings"
  | "search"
  | "text-larger"
  | "text-smaller"
  | "text-normal"
  | "check-again"
  | "help";

/** The places in the order of their keys. */
export const PLACES = ["quickstart", "feeds", "accounts", "history", "doctor"] as const;

/** What is read of a keyboard event. */
export type Key = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "repeat" | "isComposing"
>;

/** What the focus is on, as far as keys care. */
export type Focused = "field" | "title" | "choice" | "tick" | "other";

/** Where the key was pressed. */
export interface Place {
  mac: boolean;
  focused: Focused;
  /** Enter alone does not make changes on Review. */
  onReview: boolean;
  /** A dialog or menu is open: only the text size is left to the window. */
  covered: boolean;
}

/** The command of a key, or none; a command's key does nothing else. */
export function commandOf(key: Key, place: Place): Command | undefined {
  if (key.isComposing) return undefined;
  const command = plain(key, place) ?? withModifier(key, place);
  if (!command) return undefined;
  if (place.covered && !ANYWHERE.has(command)) return undefined;
  return key.repeat && !REPEATED.has(command) ? undefined : command;
}

const ANYWHERE: ReadonlySet<Command> = new Set(["text-larger", "text-smaller", "text-normal", "check-again"]);
const REPEATED: ReadonlySet<Command> = new Set(["text-larger", "text-smaller"]);

/** Whether a held or refused key must still not reach the web view: it would reload, go back or search the page. */
export function isKeptFromWebView(key: Key, mac: boolean): boolean {
  const main = mac ? key.metaKey : key.ctrlKey;
  if (key.key === "F5" || key.key === "F3" || key.key === "F7") return true;
  if (key.altKey && !mac && (key.key === "ArrowLeft" || key.key === "ArrowRight")) return true;
  return main && !key.altKey && ["r", "f", "g", "p", "+", "=", "-", "0", "[", "]"].includes(letter(key));
}

function plain(key: Key, { focused, onReview, mac }: Place): Command | undefined {
  if (key.ctrlKey || key.metaKey || key.altKey) return key.altKey && !mac ? backKey(key) : undefined;
  switch (key.key) {
    case "F1":
      return "help";
    case "F5":
      return "check-again";
    case "F6":
      return key.shiftKey ? "previous-region" : "next-region";
    case "Escape":
      return "to-cancel";
    case "Enter":
      return focused !== "other" && !onReview && !key.shiftKey ? "primary" : undefined;
    case "/":
      return focused === "field" ? undefined : "search";
    default:
      return undefined;
  }
}

/** Alt+← on Windows and Linux; AltGr (which comes as Ctrl+Alt) is none. */
function backKey(key: Key): Command | undefined {
  return key.key === "ArrowLeft" && !key.ctrlKey && !key.metaKey && !key.shiftKey ? "back" : undefined;
}

function withModifier(key: Key, { mac }: Place): Command | undefined {
  const main = mac ? key.metaKey && !key.ctrlKey : key.ctrlKey && !key.metaKey;
  if (!main || key.altKey) return undefined;
  const pressed = letter(key);
  const digit = /^(?:Digit|Numpad)([0-5])$/.exec(key.code)?.[1];
  if (pressed === "+" || (pressed === "=" && !digit)) return "text-larger";
  if (pressed === "-") return "text-smaller";
  if (key.shiftKey) return undefined;
  if (digit === "0") return "text-normal";
  if (digit) return PLACES[Number(digit) - 1];
  return MODIFIED[pressed] ?? (mac && pressed === "[" ? "back" : undefined);
}

const MODIFIED: Partial<Record<string, Command>> = {
  Enter: "primary",
  ",": "settings",
  f: "search",
  r: "check-again",
};

/** The letter on the key; by its place where the layout has no Latin letters. */
function letter(key: Key): string {
  const typed = key.key.length === 1 ? key.key.toLowerCase() : key.key;
  const placed = /^Key([A-Z])$/.exec(key.code)?.[1]?.toLowerCase();
  return typed.length === 1 && typed.charCodeAt(0) > 127 && placed ? placed : typed;
}
