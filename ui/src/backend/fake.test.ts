import { describe, expect, it } from "vitest";
import type { SetUpEvent } from "../contract";
import { COMMANDS, ERROR_CODES } from "./backend";
import { contractFiles } from "./contract-files";
import { Fake, optionsOf } from "./fake";

const files = contractFiles();
const fake = (scenario?: string, pace: number | "step" = 0, hang: string[] = []) => new Fake({ scenario, pace, hang }, files);
const ADDRESS = "https://dev.azure.com/contoso/Fabrikam/_git/app";
const ignore = (): void => undefined;

describe("the contract files", () => {
  it("have every command and no other", () => {
    const known = Object.values(COMMANDS).map(({ command }) => command as string);
    expect([...new Set(files.map((file) => file.command))].sort()).toEqual([...known].sort());
  });

  it("give each command what it takes", () => {
    for (const file of files) {
      const command = Object.values(COMMANDS).find((candidate) => candidate.command === file.command);
      expect(Object.keys(file.arguments).sort(), file.name).toEqual([...(command?.arguments ?? [])].sort());
      if (file.messages.length > 0) expect(command?.sends, file.name).toBe(true);
      expect("answer" in file, file.name).toBe(!("problem" in file));
    }
  });

  it("name their problems by the closed table", () => {
    for (const { name, problem } of files) {
      if (problem) expect(ERROR_CODES as readonly string[], name).toContain(problem.code);
    }
  });

  it("hold no token", () => {
    for (const file of files) {
      // By value: an escape of JSON would join the letters behind it.
      JSON.stringify(file, (_, part: unknown) => {
        if (typeof part === "string") expect(part, file.name).not.toMatch(/(?!(.)\1{51})[A-Za-z0-9]{52,}/);
        return part;
      });
    }
  });
});

describe("the fake", () => {
  it("answers the usual call, and the scenario's own first", async () => {
    expect((await fake().backend().lookHere()).suggestion?.address).toBe(ADDRESS);
    expect((await fake("empty").backend().lookHere()).suggestion).toBeNull();
    expect((await fake("empty").backend().start()).version).toBe("0.1.0");
  });

  it("answers by what is given", async () => {
    const { checkFeedName, understandAddress } = fake().backend();
    expect(await checkFeedName("releases", "Fabrikam")).toMatchObject({ verdict: "refused", reason: { kind: "taken" } });
    expect(await checkFeedName("my-own", "Fabrikam")).toEqual({ verdict: "fine", registry: "my-own", differs: false });
    expect(await understandAddress("")).toMatchObject({ verdict: "refused" });
  });

  it("rejects with a problem, and goes on with the next file of the sequence", async () => {
    const backend = fake("offline").backend();
    await expect(backend.listProjects(ignore)).rejects.toMatchObject({ code: "unreachable" });
    expect((await backend.listProjects(ignore)).count).toBe(11);
    expect((await backend.listProjects(ignore)).count).toBe(11);
  });

  it("is in the practice world between its start and its end", async () => {
    const backend = fake().backend();
    await backend.startPractice();
    const found: string[] = [];
    await backend.findRepositories(null, ({ repositories }) => found.push(...repositories.map(({ shown }) => shown)));
    expect(found).toEqual(["~/practice/app", "~/practice/ingest"]);
    await backend.endPractice();
    expect((await backend.findRepositories(null, ignore)).count).toBe(14);
  });

  it("brings ten thousand projects page by page", async () => {
    let count = 0;
    const end = await fake("many").backend().listProjects(({ projects }) => (count += projects.length));
    expect([end.count, count]).toEqual([10_412, 10_412]);
  });

  it("sends a message at each step, and stops within it when it is cancelled", async () => {
    const it = fake(undefined, "step");
    const events: SetUpEvent["event"][] = [];
    const running = it.backend().setUp(({ event }) => events.push(event));
    it.step(3);
    await Promise.resolve();
    while (events.length < 3) await Promise.resolve();
    expect(events).toEqual(["steps", "started", "finished"]);
    await it.backend().cancelSetUp();
    expect(await running).toEqual({ end: "cancelled", feedsKept: ["crates-mirror"] });
    expect(events).toHaveLength(3);
  });

  it("lets a command hang until it is released", async () => {
    const it = fake(undefined, 0, ["check_token"]);
    let answered = false;
    const running = it.backend().checkToken("A".repeat(84)).then(() => (answered = true));
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    expect(answered).toBe(false);
    it.release("check_token");
    expect(await running).toBe(true);
  });

  it("keeps of a token only its length", async () => {
    const it = fake();
    await it.backend().checkToken("A".repeat(84));
    expect(it.calls).toEqual([{ command: "check_token", arguments: { token: 84 } }]);
  });

  it("is told by the page's address", () => {
    expect(optionsOf("?scenario=many&pace=step&hang=start,undo")).toEqual({
      scenario: "many",
      pace: "step",
      hang: ["start", "undo"],
    });
    expect(optionsOf("")).toEqual({ scenario: undefined, pace: 0, hang: [] });
  });
});
