import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { FieldCheck, PAUSE, type Check, type FieldState } from "./field-check";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const noSpaces: Check = (value) =>
  value === "" ? undefined : value.includes(" ") ? { tone: "wrong", text: "No spaces." } : { tone: "fine", text: value };

function field(check: Check): { field: FieldCheck; shown: FieldState[]; last: () => FieldState | undefined } {
  const shown: FieldState[] = [];
  return { field: new FieldCheck(check, (state) => shown.push(state)), shown, last: () => shown.at(-1) };
}

const pause = (): Promise<unknown> => vi.advanceTimersByTimeAsync(PAUSE);

describe("while typing", () => {
  test("nothing is checked before the pause", async () => {
    const check = vi.fn(noSpaces);
    const { field: name } = field(check);
    name.typed("a");
    await vi.advanceTimersByTimeAsync(PAUSE - 1);
    name.typed("ab");
    await vi.advanceTimersByTimeAsync(PAUSE - 1);
    expect(check).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(check.mock.calls).toEqual([["ab"]]);
  });

  test("what is fine shows, what is wrong waits until the field is left", async () => {
    const { field: name, last } = field(noSpaces);
    name.typed("crates");
    await pause();
    expect(last()?.verdict).toEqual({ tone: "fine", text: "crates" });
    name.typed("crates mirror");
    await pause();
    expect(last()?.verdict).toBeUndefined();
    name.left("crates mirror", true);
    await pause();
    expect(last()?.verdict?.tone).toBe("wrong");
  });

  test("once it has been wrong, red comes while typing", async () => {
    const { field: name, last } = field(noSpaces);
    name.judged({ tone: "wrong", text: "Taken." });
    name.typed("crates mirror");
    expect(last()?.verdict).toBeUndefined();
    await pause();
    expect(last()?.verdict?.text).toBe("No spaces.");
  });
});

describe("slow checks", () => {
  test("an overtaken answer is dropped", async () => {
    const answers: ((text: string) => void)[] = [];
    const { field: name, shown, last } = field(
      () => new Promise((resolve) => answers.push((text) => resolve({ tone: "fine", text }))),
    );
    name.typed("a");
    await pause();
    expect(last()).toEqual({ verdict: undefined, checking: true });
    name.typed("ab");
    await pause();
    answers[1]?.("second");
    answers[0]?.("first");
    await pause();
    expect(last()).toEqual({ verdict: { tone: "fine", text: "second" }, checking: false });
    expect(shown.some((state) => state.verdict?.text === "first")).toBe(false);
  });
});

describe("leaving", () => {
  test("an untouched field is not judged", () => {
    const check = vi.fn(noSpaces);
    field(check).field.left("", false);
    expect(check).not.toHaveBeenCalled();
  });

  test("a value that was just checked is not checked again", async () => {
    const check = vi.fn(noSpaces);
    const { field: name } = field(check);
    name.typed("crates");
    await pause();
    name.left("crates", true);
    expect(check).toHaveBeenCalledTimes(1);
  });
});
