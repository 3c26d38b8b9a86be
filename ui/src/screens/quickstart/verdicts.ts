// What a check found out, in words, beside the field.
import type { FieldVerdict } from "$components";
import type { AddressProblem, FeedNameChecked, FeedNameProblem, FolderChecked, Here, ProjectChecked, TokenChecked, Understood } from "$contract";
import { attribute, parts, text, type TextId } from "$texts";
import type { Wizard } from "../../wizard";
import { errorParts } from "../problem";
import type { Quickstart } from "./quickstart.svelte";

/** A field where something is still missing. */
export function unchosen(id: TextId): FieldVerdict {
  return { tone: "wrong", text: text(id) };
}

/** What a pasted address names, with the source of one that was filled in. */
export function organizationVerdict(understood: Understood, here: Here | null, typed = ""): FieldVerdict {
  if (understood.verdict === "refused") return { tone: "wrong", text: addressProblem(understood.reason) };
  const { organization, project, server, host } = understood.address;
  const lead = server
    ? text("organization-understood-server", { collection: organization, host })
    : project === null
      ? text("organization-understood", { organization })
      : text("organization-understood-project", { organization, project });
  return { tone: "fine", lead, text: sourceOf(here, typed, understood.address.account !== null) };
}

function sourceOf(here: Here | null, typed: string, signedIn: boolean): string {
  const suggestion = here?.suggestion;
  if (suggestion?.address === typed && suggestion.source.kind === "git-remote") {
    return text("organization-from-remote", { path: suggestion.source.path });
  }
  return signedIn ? text("organization-from-account") : "";
}

function addressProblem(problem: AddressProblem): string {
  if (problem.kind === "plain-http") return text("organization-plain-http", { host: problem.host });
  return text(`organization-${problem.kind}`);
}

/** What a token is worth. */
export function tokenVerdict(checked: TokenChecked | null, organization: string): FieldVerdict | undefined {
  if (!checked) return undefined;
  if (checked.verdict === "accepted") {
    const { account, characters, usualLength } = checked.token;
    const lead = text("token-accepted", { account: account.name, organization });
    const rest = usualLength ? text("token-accepted-unknown") : text("token-shape", { count: characters });
    return { tone: usualLength ? "fine" : "warning", lead, text: rest };
  }
  const { reason } = checked;
  switch (reason.kind) {
    case "other": {
      const { lead, text: rest } = errorParts(reason.problem);
      return { tone: "wrong", lead: lead ?? "", text: rest ?? "" };
    }
    case "refused":
      return { tone: "wrong", text: text("token-refused", { organization }) };
    default:
      return { tone: "wrong", text: text(`token-${reason.kind}`) };
  }
}

/** Whether a typed project is there. */
export function projectVerdict(checked: ProjectChecked, project: string, wizard: Wizard): FieldVerdict {
  const organization = wizard.organization?.address.organization ?? "";
  switch (checked.state) {
    case "found":
      return { tone: "fine", text: text("project-typed-found", { project: checked.project.name }) };
    case "not-found":
      return { tone: "wrong", text: text("project-not-found", { organization, project, account: wizard.account?.name ?? "" }) };
    case "name-refused":
      return { tone: "wrong", text: text("project-name-refused") };
  }
}

/** Whether a new feed may be called so. */
export function feedNameVerdict(answer: FeedNameChecked, name: string, quickstart: Quickstart): FieldVerdict {
  const organization = quickstart.wizard.organization?.address.organization ?? "";
  if (answer.verdict === "refused") return feedNameProblem(answer.reason, name.trim(), quickstart);
  const { registry, differs } = answer;
  if (differs) return { tone: "warning", text: text("feed-name-registry", { feed: name.trim(), registry }) };
  return { tone: "fine", text: text("feed-name-hint", { organization, registry }) };
}

function feedNameProblem(reason: FeedNameProblem, feed: string, quickstart: Quickstart): FieldVerdict {
  switch (reason.kind) {
    case "taken":
      return taken(reason, feed, quickstart);
    case "in-recycle-bin":
      return { tone: "wrong", text: text("feed-name-in-recycle-bin") };
    case "spaces":
      return { tone: "wrong", text: text("feed-name-spaces", { suggestion: reason.suggestion }) };
    case "character":
      return { tone: "wrong", text: text("feed-name-characters", { character: reason.character }) };
    case "start":
      return { tone: "wrong", text: text("feed-name-start", { character: reason.character }) };
    case "long":
      return { tone: "wrong", text: text("feed-name-long", { count: reason.count }) };
    case "registry-taken":
      return { tone: "wrong", text: text("feed-name-exists-in-cargo", { registry: reason.registry }) };
    case "empty":
    case "other":
      return { tone: "wrong", text: text(`feed-name-${reason.kind}`) };
  }
}

function taken(reason: Extract<FeedNameProblem, { kind: "taken" }>, feed: string, quickstart: Quickstart): FieldVerdict {
  const id = reason.project === null ? "feed-name-taken-organization" : "feed-name-taken";
  const { text: sentence } = parts(id, { feed, project: reason.project ?? "" });
  const there = quickstart.feeds.here?.feeds.find((candidate) => candidate.id === reason.id);
  const join = (): void => quickstart.type({ way: "join", join: there ?? null });
  const action = there ? { label: attribute(id, "action") ?? text("feed-join"), onpress: join } : undefined;
  return { tone: "wrong", text: sentence ?? "", ...(action && { action }) };
}

/** Whether a folder can be added; nothing to say of one that was. */
export function folderVerdict(checked: FolderChecked): FieldVerdict | undefined {
  return checked.state === "fine" ? undefined : { tone: "wrong", text: text(`folder-${checked.state}`, { path: checked.path }) };
}
