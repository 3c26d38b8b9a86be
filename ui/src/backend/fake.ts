// A backend that plays the contract files, for development and browser tests.
// `?scenario=` chooses the case, `?pace=` how messages come (milliseconds, or
// `step` for one at each call of `feedwrightFake.step()`), `?hang=` commands
// that answer only after `feedwrightFake.release(command)`. Never in the window.
import { COMMANDS, type Backend } from "./backend";
import { contractFiles, filesOf, type ContractFile } from "./contract-files";
import { echo, manyProjects, MANY_PROJECTS } from "./fake-answers";
import { Pace } from "./fake-pace";
import { CANCELLED, furtherCases } from "./further-cases";

/** How a fake behaves. */
export interface FakeOptions {
  scenario?: string | undefined;
  /** Milliseconds between messages, or `step`. */
  pace: number | "step";
  /** Commands that do not answer by themselves. */
  hang: readonly string[];
}

/** What tests may do with a fake that stands at `window.feedwrightFake`. */
export interface FakeControls {
  /** The calls so far; of a token only its length. */
  calls: { command: string; arguments: Record<string, unknown> }[];
  /** Lets so many messages come. */
  step(count?: number): void;
  /** Lets a command that hangs answer. */
  release(command: string): void;
}

/** The options that the page's address names. */
export function optionsOf(search: string): FakeOptions {
  const query = new URLSearchParams(search);
  const pace = query.get("pace");
  return {
    scenario: query.get("scenario") ?? undefined,
    pace: pace === "step" ? "step" : Number(pace ?? 0),
    hang: query.get("hang")?.split(",") ?? [],
  };
}

type Report = (message: never) => void;
type Stoppable = "set_up" | "prove_again" | "find_repositories" | "sign_in_with";

/** What stops what is under way. */
const STOPS: Readonly<Record<string, readonly Stoppable[]>> = {
  cancel_set_up: ["set_up", "prove_again"],
  stop_finding_repositories: ["find_repositories"],
  cancel_sign_in: ["sign_in_with"],
  forget_token: ["sign_in_with"],
};

/** A backend out of files. */
export class Fake implements FakeControls {
  readonly calls: FakeControls["calls"] = [];
  readonly #files: ContractFile[];
  readonly #options: FakeOptions;
  readonly #pace: Pace;
  readonly #played = new Map<string, number>();
  readonly #hanging = new Map<string, () => void>();
  readonly #released = new Set<string>();
  #stopped: Set<Stoppable> = new Set();
  #practice = false;

  constructor(options: FakeOptions, files: ContractFile[] = [...contractFiles(), ...furtherCases()]) {
    this.#files = files;
    this.#options = options;
    this.#pace = new Pace(options.pace);
  }

  step(count = 1): void {
    this.#pace.step(count);
  }

  release(command: string): void {
    this.#released.add(command);
    this.#hanging.get(command)?.();
  }

  /** The backend that the page talks to. */
  backend(): Backend {
    const methods: Record<string, unknown> = {};
    for (const [name, { command, arguments: names, sends }] of Object.entries(COMMANDS)) {
      methods[name] = (...given: unknown[]) => {
        const taken = Object.fromEntries(names.map((argument, index) => [argument, given[index]]));
        return this.#call(command, taken, sends ? (given[names.length] as Report) : undefined);
      };
    }
    return methods as unknown as Backend;
  }

  async #call(command: string, given: Record<string, unknown>, report?: Report): Promise<unknown> {
    this.calls.push({ command, arguments: withoutToken(given) });
    this.#noteStop(command);
    await Promise.resolve();
    if (this.#options.hang.includes(command) && !this.#released.has(command)) {
      await new Promise<void>((resolve) => this.#hanging.set(command, resolve));
    }
    if (command === "list_projects" && this.#options.scenario === "many") return manyProjects(MANY_PROJECTS, report);
    const file = this.#next(command, given);
    if (command === "start_practice" && !file.problem) this.#practice = true;
    if (command === "end_practice") this.#practice = false;
    const stopped = report && (await this.#play(command, file, report));
    if (stopped !== undefined) return stopped;
    if (file.problem) return Promise.reject(structuredClone(file.problem));
    return echo(command, given, structuredClone(file.answer), file);
  }

  #noteStop(command: string): void {
    const stops = STOPS[command] ?? [];
    const begins = Object.values(STOPS).flat().some((stoppable) => stoppable === command);
    if (stops.length === 0 && !begins) return;
    this.#stopped = new Set([...this.#stopped, ...stops].filter((other) => other !== command));
    this.#pace.hurry();
  }

  /** The next file that a call plays; the last one stays. */
  #next(command: string, given: Record<string, unknown>): ContractFile {
    const cases = [this.#options.scenario, this.#practice ? "practice" : undefined];
    const scenarios = [...cases.filter((scenario) => scenario !== undefined), undefined];
    const sequence = filesOf(this.#files, command, given, scenarios);
    const first = sequence[0];
    if (!first) throw new Error(`No contract file for ${command}`);
    const count = this.#played.get(first.name) ?? 0;
    this.#played.set(first.name, count + 1);
    return sequence[Math.min(count, sequence.length - 1)] ?? first;
  }

  /** Sends the messages; an answer when it was stopped on the way. */
  async #play(command: string, file: ContractFile, report: Report): Promise<unknown> {
    let sent = 0;
    for (const message of file.messages) {
      if (sent > 0 || this.#options.pace === "step") await this.#pace.next();
      if (this.#stopped.has(command as Stoppable)) return this.#stoppedAnswer(command, file, sent);
      report(structuredClone(message) as never);
      sent += 1;
    }
    if (this.#options.pace === "step" && sent > 0 && command !== "list_projects") await this.#pace.next();
    return this.#stopped.has(command as Stoppable) ? this.#stoppedAnswer(command, file, sent) : undefined;
  }

  #stoppedAnswer(command: string, file: ContractFile, sent: number): unknown {
    if (command === "sign_in_with") throw structuredClone(CANCELLED);
    if (command === "find_repositories") {
      const found = file.messages.slice(0, sent) as { repositories: unknown[] }[];
      const count = found.reduce((sum, page) => sum + page.repositories.length, 0);
      return { ...(file.answer as object), count, stopped: true };
    }
    // The first step creates the feed: once it has ended, the feed stays.
    const created = file.messages.slice(0, sent).some((message) => (message as { event: string }).event === "finished");
    return { end: "cancelled", feedsKept: created ? ["crates-mirror"] : [] };
  }
}

function withoutToken(given: Record<string, unknown>): Record<string, unknown> {
  return "token" in given ? { token: String(given.token).length } : given;
}
