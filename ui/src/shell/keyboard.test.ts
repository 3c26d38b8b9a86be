import { describe, expect, test } from "vitest";
import { commandOf, isKeptFromWebView, type Command, type Key, type Place } from "./keyboard";

const still: Place = { mac: false, focused: "other", onReview: false, covered: false };

/** "Ctrl+Shift+x" as an event; the code is that of an American keyboard. */
function key(pressed: string, more: Partial<Key> = {}): Key {
  const parts = pressed.split(/\+(?=.)/);
  const last = parts.pop()!;
  const code = /^[0-9]$/.test(last) ? `Digit${last}` : /^[a-z]$/i.test(last) ? `Key${last.toUpperCase()}` : last;
  return {
    key: last,
    code,
    ctrlKey: parts.includes("Ctrl"),
    metaKey: parts.includes("Cmd"),
    altKey: parts.includes("Alt"),
    shiftKey: parts.includes("Shift"),
    repeat: false,
    isComposing: false,
    ...more,
  };
}

function check(pressed: string, expected: Command | undefined, place: Partial<Place> = {}, more: Partial<Key> = {}): void {
  test(`${pressed} ${JSON.stringify(place)} ${JSON.stringify(more)} is ${expected ?? "nothing"}`, () => {
    expect(commandOf(key(pressed, more), { ...still, ...place })).toBe(expected);
  });
}

describe("Enter", () => {
  check("Enter", "primary", { focused: "field" });
  check("Enter", "primary", { focused: "title" });
  check("Enter", "primary", { focused: "choice" });
  check("Enter", "primary", { focused: "tick" });
  check("Enter", undefined, { focused: "other" });
  check("Enter", undefined, { focused: "field", onReview: true });
  check("Enter", undefined, { focused: "field" }, { repeat: true });
  check("Enter", undefined, { focused: "field" }, { isComposing: true });
  check("Enter", undefined, { focused: "field", covered: true });
  check("Ctrl+Enter", "primary", { onReview: true });
  check("Ctrl+Enter", undefined, { onReview: true }, { repeat: true });
  check("Cmd+Enter", "primary", { mac: true });
  check("Cmd+Enter", undefined);
});

describe("going about", () => {
  check("F6", "next-region");
  check("Shift+F6", "previous-region");
  check("Alt+ArrowLeft", "back");
  check("Ctrl+Alt+ArrowLeft", undefined);
  check("Alt+ArrowLeft", undefined, { mac: true });
  check("Cmd+[", "back", { mac: true });
  check("Escape", "to-cancel");
  check("Escape", undefined, { covered: true });
  check("Ctrl+1", "quickstart");
  check("Ctrl+5", "doctor");
  check("Ctrl+6", undefined);
  check("Cmd+3", "accounts", { mac: true });
  check("Ctrl+&", "quickstart", {}, { code: "Digit1" });
  check("Ctrl+,", "settings");
  check("F1", "help");
});

describe("searching and looking again", () => {
  check("Ctrl+f", "search", { focused: "field" });
  check("Ctrl+а", "search", {}, { code: "KeyF" });
  check("/", "search");
  check("/", undefined, { focused: "field" });
  check("F5", "check-again");
  check("Ctrl+r", "check-again");
  check("Ctrl+Alt+r", undefined);
});

describe("text size", () => {
  check("Ctrl++", "text-larger");
  check("Ctrl+=", "text-larger");
  check("Ctrl+Shift++", "text-larger");
  check("Ctrl+-", "text-smaller");
  check("Ctrl+0", "text-normal");
  check("Ctrl+-", "text-smaller", { covered: true }, { repeat: true });
});

describe("ordinary typing", () => {
  for (const pressed of ["a", "1", "+", "Shift+A", "Tab", "ArrowDown"]) check(pressed, undefined, { focused: "field" });
});

test("keys that would reload, go back or search the page never reach the web view", () => {
  const kept = ["F5", "Ctrl+r", "Ctrl+f", "Ctrl+p", "Alt+ArrowLeft", "Ctrl++", "F7"];
  expect(kept.filter((pressed) => !isKeptFromWebView(key(pressed), false))).toEqual([]);
  const free = ["r", "Ctrl+c", "Ctrl+v", "Ctrl+a", "Tab", "ArrowLeft", "Alt+F4", "F1"];
  expect(free.filter((pressed) => isKeptFromWebView(key(pressed), false))).toEqual([]);
});
