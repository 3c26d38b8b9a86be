// The sentences of the rail, the steps and the changes, from what they are about.
import { withoutMarks, type Step as ListStep } from "$components";
import type { ChangeView, RepositoryRow, StepView, VisibilityChoice } from "$contract";
import type { RailStep } from "$shell";
import { duration, list, text, type TextId } from "$texts";
import type { LiveStep, RailAnswer, RailState } from "../../wizard";

/** A step of the rail with its answer in words. */
export function railStep({ id, state, open, answer }: RailState): RailStep {
  return { id, state, open, answer: answer && railAnswer(answer) };
}

function railAnswer(answer: RailAnswer): string {
  switch (answer.answer) {
    case "account":
      return answer.name;
    case "practice-account":
      return text("practice-account");
    case "project":
      return answer.project === null
        ? text("answer-project-none", { organization: answer.organization })
        : text("answer-project", { organization: answer.organization, project: answer.project });
    case "feed":
      return text(answer.isNew ? "answer-feed-new" : "answer-feed-joined", { feed: answer.feed });
    case "repositories":
      return text("answer-computer", { count: answer.count });
    case "every-project":
      return text("answer-computer-user");
  }
}

/** How a repository gets its crates today. */
export function repositoryNow({ now, foreign }: RepositoryRow, organization: string, feed: string): string {
  switch (now.kind) {
    case "plain":
      return foreign ? text("repository-now-foreign", { organization }) : text("repository-now-plain");
    case "settings":
      return text("repository-now-settings", { what: list(now.tables) });
    case "same":
      return text("repository-now-same", { feed });
    case "unreadable":
      return text("repository-now-unreadable", { place: now.place });
    case "replaced":
      return "";
    default:
      return text(`repository-now-${now.kind}`);
  }
}

/** Who sees a feed. */
export function who(visibility: VisibilityChoice, organization: string): string {
  return text(`who-${visibility}`, { organization });
}

/** A step in the infinitive. */
export function stepTitle(step: StepView): string {
  const { feed, project, path, package: crate, cargo } = step;
  switch (step.kind) {
    case "create-feed":
      return project === null ? text("set-up-create-feed-organization", { feed }) : text("set-up-create-feed", { feed, project });
    case "write":
      return path === null ? step.title : text("set-up-write", { path });
    case "fetch":
      return crate === null || cargo === null ? step.title : text("set-up-fetch", { crate, version: cargo });
    case "ask-feed":
      return crate === null ? step.title : text("set-up-ask-feed-any", { crate });
    case "add-upstream":
    case "set-visibility":
      return text(`set-up-${step.kind}`, { feed });
    case "other":
      return text("set-up-other", { title: step.title });
    default:
      return text(`set-up-${step.kind}`);
  }
}

/** What a step waits for at the server's word. */
function waitNote({ wait }: LiveStep, organization: string): string | undefined {
  if (!wait) return undefined;
  const { seconds } = wait;
  if (wait.reason === "new-feed") return text("set-up-wait-feed-note", { seconds });
  if (wait.reason === "server-asked") return text("set-up-waiting-rate", { organization, seconds });
  return text("set-up-waiting-retry", { organization, seconds });
}

/** How the step list shows a step. */
export function listStep(live: LiveStep, elapsed: number, organization: string, quiet: boolean, why?: string): ListStep {
  const { step, state, milliseconds } = live;
  const isOutput = live.wait === null && live.note !== null && step.kind === "fetch";
  const doing = state === "doing";
  const time = state === "skipped" ? text("set-up-skipped") : doing ? duration(elapsed) : milliseconds === null ? undefined : duration(milliseconds);
  const slow = doing && quiet ? text("set-up-slow") : undefined;
  const note = state === "failed" ? why && withoutMarks(why) : doing ? (waitNote(live, organization) ?? slow) : undefined;
  return { id: step.id, state, title: stepTitle(step), time, note, output: isOutput && (doing || state === "failed") ? (live.note ?? undefined) : undefined };
}

/** The variables from which Cargo takes a registry's token and provider (cargo's own naming). */
export function variablesOf(registry: string): { token: string; provider: string } {
  const name = registry.toUpperCase().replaceAll("-", "_");
  return { token: `CARGO_REGISTRIES_${name}_TOKEN`, provider: `CARGO_REGISTRIES_${name}_CREDENTIAL_PROVIDER` };
}

/** What a change does. */
export function changeTitle(change: ChangeView, organization: string): string {
  switch (change.kind) {
    case "create-feed":
      return change.project === null
        ? text("change-create-feed-organization", { feed: change.feed, organization })
        : text("change-create-feed", { feed: change.feed, project: change.project });
    case "add-upstream":
      return text("change-add-upstream", { feed: change.feed });
    case "set-visibility":
      return text("change-set-visibility", { feed: change.feed, who: who(change.visibility, organization) });
    case "store-token":
      return text(change.replaces ? "change-replace-token" : "change-store-token", { entry: change.entry });
    case "remove-token":
      return text("change-remove-token", { entry: change.entry });
    case "remove-file":
      return text("change-remove-file", { path: change.path });
    case "remove-plain-token":
      return text("change-remove-plain-token", { registry: change.registry, path: change.file });
    case "restrict-writing":
      return text("change-restrict-writing", { path: change.file });
    case "register-provider":
    case "write-file":
      return change.path;
  }
}

/** The line below it. */
export function changeText(change: ChangeView, organization: string): string | undefined {
  switch (change.kind) {
    case "create-feed":
      return change.visibility === null
        ? text("change-create-feed-text-default")
        : text("change-create-feed-text", { who: who(change.visibility, organization) });
    case "store-token":
      return text("change-store-token-text");
    case "remove-token":
      return text("change-remove-token-text");
    case "register-provider":
      return text(change.removes ? "change-unregister-provider-text" : "change-register-provider-text");
    case "remove-plain-token":
      return text("change-remove-plain-token-text", { line: change.line });
    case "restrict-writing":
      return text("change-restrict-writing-text", { before: change.before, after: change.after });
    case "write-file":
      return change.userLevel ? text("change-file-every-project") : undefined;
    default:
      return undefined;
  }
}

/** What a busy primary button says. */
export const BUSY: Readonly<Record<string, TextId>> = {
  organization: "busy-checking",
  practice: "practice-starting",
  "end-practice": "practice-ending",
  profile: "busy-loading",
  "sign-in": "sign-in-busy",
  projects: "busy-loading",
  project: "busy-checking",
  feeds: "busy-loading",
  "feed-name": "busy-checking",
  repositories: "busy-loading",
  plan: "review-planning",
  resume: "resume-busy",
  save: "busy-saving",
  undo: "busy-undoing",
};
