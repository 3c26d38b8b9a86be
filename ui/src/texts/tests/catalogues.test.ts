// Every language says everything that English says, with the same variables
// and all its plural forms.
import { describe, expect, it } from "vitest";
import idsFile from "../ids?raw";
import { LANGUAGES } from "../locales";
import { errorCodes, filesOf, LANGUAGES_HERE, made, messagesOf, noticeIds, stepKinds } from "./sources";

const english = messagesOf("en");

it("has a folder for each language", () => {
  expect([...LANGUAGES_HERE].sort()).toEqual([...LANGUAGES].sort());
});

describe("English", () => {
  it("has the ids that the type names; otherwise run `npm run texts`", () => {
    const typed = [...idsFile.matchAll(/"([a-z0-9-]+)"/g)].map((match) => match[1]);
    expect(typed).toEqual([...english.keys()].sort());
  });

  it("has a message for each code of the closed table, with a button where the table names an action", () => {
    const codes = errorCodes();
    expect(codes.length).toBeGreaterThan(70);
    for (const { code, action } of codes) {
      const message = english.get(`error-${code}`);
      expect(message?.value, `error-${code}`).toBeTruthy();
      const attributes = action === "None" ? ["lead"] : ["action", "lead"];
      expect(message && made(message).attributes, `error-${code}`).toEqual(attributes);
    }
  });

  it("has none for a code that is gone", () => {
    const codes = new Set(errorCodes().map(({ code }) => `error-${code}`));
    const ours = ["error-unknown", "error-window-lost", "error-server-said", "error-place", "error-activity"];
    const others = [...english.keys()].filter((id) => id.startsWith("error-") && !codes.has(id));
    expect(others.sort()).toEqual(ours.sort());
  });

  it("has a message for each notice of a plan and each kind of step", () => {
    expect(noticeIds().length).toBeGreaterThan(10);
    expect(stepKinds()).toContain("create-feed");
    const wanted = [...noticeIds().map((id) => `notice-${id}`), ...stepKinds().map((kind) => `set-up-${kind}`)];
    expect(wanted.filter((id) => !english.has(id))).toEqual([]);
  });

  it("keeps to the rules for words", () => {
    const forbidden = /!|…\.|\b(please|oops|successfully|sorry)\b|n['’]t\b|\b(it|that|what|there|let)['’]s\b|['’](re|ve|ll|d|m)\b/i;
    for (const [id, message] of english) {
      for (const words of made(message).words) expect(words, id).not.toMatch(forbidden);
    }
  });
});

describe.each(LANGUAGES_HERE.filter((language) => language !== "en"))("%s", (language) => {
  const messages = messagesOf(language);

  it("is split like English", () => {
    expect(filesOf(language)).toEqual(filesOf("en"));
  });

  it("has every message and no other", () => {
    const missing = [...english.keys()].filter((id) => !messages.has(id));
    const extra = [...messages.keys()].filter((id) => !english.has(id));
    expect({ missing, extra }).toEqual({ missing: [], extra: [] });
  });

  it("has the attributes, variables and references of English", () => {
    for (const [id, message] of messages) {
      const wanted = english.get(id);
      if (wanted === undefined) continue;
      expect({ id, attributes: made(message).attributes }).toEqual({ id, attributes: made(wanted).attributes });
      expect({ id, references: made(message).references }).toEqual({ id, references: made(wanted).references });
    }
  });

  it("keeps the names of things as they are", () => {
    const names = /crates\.io|Cargo\.toml|\.cargo\/config\.toml|SSL_CERT_FILE|FEEDWRIGHT_HOME|gnome-keyring|Azure Artifacts/g;
    for (const [id, message] of messages) {
      const wanted = english.get(id);
      if (wanted === undefined) continue;
      const namesOf = (texts: string[]): string[] => [...new Set(texts.join(" ").match(names) ?? [])].sort();
      expect({ id, names: namesOf(made(message).words) }).toEqual({ id, names: namesOf(made(wanted).words) });
    }
  });

  it("has no exclamation mark", () => {
    for (const [id, message] of messages) expect(made(message).words.join(" "), id).not.toMatch(/[!！¡]/);
  });
});

describe.each(LANGUAGES_HERE)("plural forms of %s", (language) => {
  // Those of the numbers that a window meets: "many" of French and Spanish begins at a million.
  const rules = new Intl.PluralRules(language);
  const wanted = new Set(Array.from({ length: 20_001 }, (_, count) => rules.select(count)));

  it("are all there", () => {
    for (const [id, message] of messagesOf(language)) {
      for (const keys of made(message).selectors) {
        const missing = [...wanted].filter((category) => !keys.includes(category));
        expect({ id, missing }).toEqual({ id, missing: [] });
      }
    }
  });

  it("has no form that the language never uses", () => {
    for (const [id, message] of messagesOf(language)) {
      for (const keys of made(message).selectors) {
        const unused = keys.filter((key) => !/^\d+$/.test(key) && !wanted.has(key as Intl.LDMLPluralRule));
        expect({ id, unused }).toEqual({ id, unused: [] });
      }
    }
  });
});
