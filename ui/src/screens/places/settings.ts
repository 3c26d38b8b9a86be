// What the settings say of themselves, without markup.
import type { Appearance, CargoHere, FoundClient, FoundFile, FoundProxy, Settings } from "$contract";
import type { MenuItem } from "$components";
import { nextTextSize } from "$shell";
import { availableLocales, negotiate, OWN_NAMES, text, type TextId } from "$texts";

/** The id of the menu's item that follows the system. */
export const FOLLOW = "system";

const APPEARANCE: Record<Appearance, TextId> = {
  system: "appearance-system",
  light: "appearance-light",
  dark: "appearance-dark",
};

/** The languages in their own names, after the system's. */
export function languages({ language }: Settings): MenuItem[] {
  const following = language === null;
  return [
    { id: FOLLOW, label: text("setting-follow"), current: following },
    ...availableLocales().map((locale) => ({
      id: locale,
      label: OWN_NAMES[locale],
      current: !following && negotiate([], language) === locale,
    })),
  ];
}

/** What is shown under "Language". */
export function languageNow({ language }: Settings, wanted: readonly string[]): string {
  const name = OWN_NAMES[negotiate(wanted, language)];
  return language === null ? text("setting-language-now", { language: name }) : name;
}

/** The appearances to choose from. */
export function appearances({ appearance }: Settings): MenuItem[] {
  const all: Appearance[] = ["system", "light", "dark"];
  return all.map((id) => ({ id, label: text(APPEARANCE[id]), current: id === appearance }));
}

/** The label of the item that is chosen. */
export function chosen(items: readonly MenuItem[]): string {
  return items.find((item) => item.current)?.label ?? text("setting-follow");
}

/** The settings with a text size in a direction; none at the end. */
export function resized(settings: Settings, direction: "larger" | "smaller"): Settings | null {
  const textSize = nextTextSize(settings.textSize, direction);
  return textSize === settings.textSize ? null : { ...settings, textSize };
}

/** How the id of an application of Entra is written. */
export const CLIENT_ID_EXAMPLE = "00000000-0000-0000-0000-000000000000";
const CLIENT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a typed client id is worth; an empty one is none. */
export function clientIdOf(typed: string): { id: string | null } | "wrong" {
  const id = typed.trim();
  if (id === "") return { id: null };
  return CLIENT_ID.test(id) ? { id: id.toLowerCase() } : "wrong";
}

/** What is used while the field is empty. */
export function clientIdHint(found: FoundClient | null): string {
  if (found === null) return text("setting-client-id-none");
  const { id, from } = found;
  return from === null ? text("setting-client-id-built", { id }) : text("setting-client-id-found", { id, from });
}

/** What is shown under "cargo". */
export function cargoNow(cargo: CargoHere): string {
  switch (cargo.state) {
    case "found":
      return text("setting-cargo-plain", { path: cargo.path, version: cargo.version });
    case "missing":
      return text("setting-cargo-missing");
    case "unusable":
      return text("error-cargo-broken");
  }
}

/** What is shown under "Proxy". */
export function proxyNow(proxy: FoundProxy | null): string {
  return proxy ? text("setting-proxy-now", { address: proxy.address, from: proxy.from }) : text("setting-proxy-none");
}

/** What is shown under "Extra certificate authorities". */
export function authoritiesNow(file: FoundFile | null): string {
  return file
    ? text("setting-authorities-now", { path: file.path, from: file.from })
    : text("setting-authorities-none");
}
