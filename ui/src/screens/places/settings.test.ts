import { expect, it } from "vitest";
import type { Settings } from "$contract";
import { withoutIsolates } from "$texts";
import { appearances, cargoNow, chosen, clientIdHint, clientIdOf, languageNow, languages, proxyNow, resized } from "./settings";

const settings = (change: Partial<Settings>): Settings => ({ language: null, appearance: "system", textSize: 100, clientId: null, deviceCode: false, ...change });
const current = (items: { id: string; current?: boolean }[]): string[] => items.filter((item) => item.current).map(({ id }) => id);

it("offers each language in its own name, after the system's", () => {
  const items = languages(settings({}));
  expect(items.slice(0, 3).map(({ label }) => label)).toEqual(["Follow the system", "English", "Deutsch"]);
  expect(current(items)).toEqual(["system"]);
  expect(current(languages(settings({ language: "zh-Hans" })))).toEqual(["zh-Hans"]);
  expect(chosen(languages(settings({ language: "ja" })))).toBe("日本語");
});

it("says which language the system's wish leads to", () => {
  expect(withoutIsolates(languageNow(settings({}), ["nl", "de-AT"]))).toBe("Follows the system: Deutsch");
  expect(languageNow(settings({ language: "fr" }), ["de"])).toBe("Français");
});

it("changes the text size in steps, and not beyond its ends", () => {
  expect(resized(settings({}), "larger")?.textSize).toBe(110);
  expect(resized(settings({ textSize: 200 }), "larger")).toBeNull();
  expect(resized(settings({ textSize: 80 }), "smaller")).toBeNull();
});

it("says what was found, with where it comes from", () => {
  expect(current(appearances(settings({ appearance: "dark" })))).toEqual(["dark"]);
  expect(withoutIsolates(cargoNow({ state: "found", version: "1.98.0", path: "~/.cargo/bin/cargo" }))).toBe("~/.cargo/bin/cargo, 1.98.0");
  expect(cargoNow({ state: "missing" })).toBe("Not found");
  const proxy = { address: "http://proxy.example:3128", from: "HTTPS_PROXY" };
  expect(withoutIsolates(proxyNow(proxy))).toBe("http://proxy.example:3128, from HTTPS_PROXY");
});

it("takes a client id, and nothing that only looks like one", () => {
  expect(clientIdOf("  66666666-7777-8888-9999-AAAAAAAAAAAA ")).toEqual({ id: "66666666-7777-8888-9999-aaaaaaaaaaaa" });
  expect(clientIdOf(" ")).toEqual({ id: null });
  for (const wrong of ["contoso", "66666666777788889999aaaaaaaaaaaa", "{66666666-7777-8888-9999-aaaaaaaaaaaa}", "66666666-7777-8888-9999-aaaaaaaaaaag"]) {
    expect(clientIdOf(wrong), wrong).toBe("wrong");
  }
  expect(withoutIsolates(clientIdHint({ id: "x", from: "FEEDWRIGHT_CLIENT_ID" }))).toContain("from FEEDWRIGHT_CLIENT_ID");
  expect(clientIdHint(null)).toContain("Without one");
});
