// The ways to sign in, in the words of their cards.
import type { Choice } from "$components";
import type { SignInWay, WayReason, WayView } from "$contract";
import { text, type TextId } from "$texts";

const NAMES: Record<SignInWay, TextId> = {
  token: "way-token",
  browser: "way-browser",
  "azure-cli": "way-azure-cli",
  "device-code": "way-device-code",
};

/** What may be there, until it is known: a token can be pasted in any case. */
const LOOKING: readonly SignInWay[] = ["token", "browser", "azure-cli"];

/** One card for each way; those that are not possible say why. */
export function wayChoices(ways: readonly WayView[] | null, organization: string): Choice<SignInWay>[] {
  if (ways === null) return LOOKING.map((way) => looking(way));
  return ways.filter(isShown).map((view) => ({
    value: view.way,
    title: text(NAMES[view.way]),
    text: consequence(view),
    reason: view.possible ? undefined : reasonOf(view, organization),
  }));
}

/** A code is asked for by nobody who has not turned it on. */
function isShown({ way, possible, reason }: WayView): boolean {
  return way !== "device-code" || possible || reason === "no-client" || reason === "forbidden";
}

function looking(way: SignInWay): Choice<SignInWay> {
  const card = { value: way, title: text(NAMES[way]) };
  return way === "token" ? { ...card, text: text("way-token-text") } : { ...card, reason: text("way-looking") };
}

function consequence({ way, account }: WayView): string {
  if (way !== "azure-cli") return text(`way-${way}-text`);
  return account === null ? "" : text("way-azure-cli-text", { account });
}

function reasonOf({ way, reason }: WayView, organization: string): string {
  const words: Record<WayReason, () => string> = {
    "no-client": () => text("way-browser-no-client"),
    "not-installed": () => text("way-azure-cli-absent"),
    "signed-out": () => text("way-azure-cli-signed-out"),
    "not-offered": () => text("way-not-offered", { organization }),
    off: () => text("setting-is-off"),
    forbidden: () => text("way-forbidden"),
    "no-answer": () => text("way-no-answer"),
  };
  return reason === null ? text(NAMES[way]) : words[reason]();
}
