// The places where Cargo's token may live, in words.
import type { Choice } from "$components";
import type { StoreReason, StoreWay, StoreWayView } from "$contract";
import { text, type TextId } from "$texts";

const REASONS: Record<StoreReason, TextId> = {
  "no-keychain": "store-no-keychain",
  "token-ends": "store-token-ends",
  "no-provider": "store-no-provider",
  "not-here": "store-not-here",
};

/** One card for each place, each with its one line of consequence. */
export function storeChoices(ways: readonly StoreWayView[], store: string): Choice<StoreWay>[] {
  return ways.map(({ way, possible, chosen, reason }) => ({
    value: way,
    title: way === "keychain" ? store : text(`store-${way}`),
    text: consequence(way, chosen),
    reason: possible ? undefined : why(way, reason),
  }));
}

function why(way: StoreWay, reason: StoreReason | null): string {
  if (way === "keychain" && reason === "no-keychain") return text("store-keychain-unusable");
  return text(reason === null ? "store-not-here" : REASONS[reason]);
}

function consequence(way: StoreWay, recommended: boolean): string {
  if (way === "environment") return text("store-environment-text");
  return text(recommended ? `store-${way}-text` : `store-${way}-text-plain`);
}

/** "The token lives in Secret Service", in a row. */
export function storeTitle(way: StoreWay, store: string): string {
  switch (way) {
    case "keychain":
      return text("token-place", { store });
    case "provider":
      return text("token-place-provider");
    case "environment":
      return text("token-place-environment");
  }
}
