// What the primary button of each screen does, until the plan.
import type { AccountName, Organization } from "$contract";
import { missingOn, tickedOf } from "../../wizard";
import type { Quickstart } from "./quickstart.svelte";
import { close, plan, planAgain, proveAgain, setUp } from "./setting-up";
import { feedNameVerdict, organizationVerdict, projectVerdict, tokenVerdict, unchosen } from "./verdicts";

/** How long a press waits for a list that might answer what would be asked. */
const PATIENCE = 1000;

/** The primary button of the screen that is shown. */
export async function goOn(quickstart: Quickstart): Promise<void> {
  switch (quickstart.screen) {
    case "welcome":
      return chooseOrganization(quickstart);
    case "sign-in":
      return signIn(quickstart);
    case "project":
      return chooseProject(quickstart);
    case "feed":
      return chooseFeed(quickstart);
    case "computer":
      return chooseRepositories(quickstart);
    case "review":
      return quickstart.wizard.plan?.changes.length === 0 && !quickstart.wizard.plan.mends ? proveAgain(quickstart) : setUp(quickstart);
    case "done":
      return close(quickstart);
    case "cancelled":
    case "undone":
      return planAgain(quickstart);
    default:
      return undefined;
  }
}

async function chooseOrganization(quickstart: Quickstart): Promise<void> {
  const { backend, tasks } = quickstart;
  const text = quickstart.wizard.typed.address.trim();
  const choose = async (): Promise<Organization | null> => {
    const understood = await backend.understandAddress(text);
    if (understood.verdict === "refused") {
      quickstart.pointOut(organizationVerdict(understood, null));
      return null;
    }
    return backend.chooseOrganization(text);
  };
  await tasks.run("organization", choose, (organization) => arriveAt(quickstart, organization), () => quickstart.press());
}

async function arriveAt(quickstart: Quickstart, organization: Organization | null): Promise<void> {
  if (!organization) return;
  const before = quickstart.wizard.organization?.address.url;
  quickstart.send({ type: "organization-chosen", organization });
  if (before !== undefined && before !== organization.address.url) {
    quickstart.forgetParts();
    quickstart.token.clear();
  }
  if (quickstart.wizard.account) await afterSignIn(quickstart);
  else quickstart.send({ type: "go-on" });
}

/** Signed in: the project where it is certain, else the question; feeds come with it. */
export async function afterSignIn(quickstart: Quickstart): Promise<void> {
  const { wizard, projects, tasks } = quickstart;
  if (wizard.profile) return plan(quickstart);
  const again = (): void => void afterSignIn(quickstart);
  const look = async (): Promise<void> => {
    if (wizard.projectCertain || wizard.practice) return;
    const named = wizard.organization?.address.project ?? null;
    if (wizard.typed.project !== null && wizard.typed.project !== named) return;
    if (named !== null) {
      const checked = await projects.check(named);
      if (checked.state === "found") quickstart.send({ type: "project-certain", project: checked.project.name });
      return;
    }
    const listed = projects.load().then(() => projects.end?.suggestion ?? null);
    const only = await Promise.race([listed, pause(PATIENCE)]);
    if (only) quickstart.send({ type: "project-certain", project: only });
  };
  await tasks.run("projects", look, () => enter(quickstart), again);
}

async function enter(quickstart: Quickstart): Promise<void> {
  const { wizard } = quickstart;
  if (wizard.projectCertain && !wizard.practice) return loadFeeds(quickstart);
  quickstart.send({ type: "go-on" });
  if (quickstart.screen === "project") void listProjects(quickstart);
}

function pause(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, null));
}

/** Lists the projects, and fills in the one that suggests itself. */
export async function listProjects(quickstart: Quickstart): Promise<void> {
  await quickstart.projects.load();
  const suggested = quickstart.projects.end?.suggestion;
  if (suggested) quickstart.send({ type: "project-suggested", project: suggested });
}

async function signIn(quickstart: Quickstart): Promise<void> {
  const { token, signing, stores, tasks, wizard } = quickstart;
  if (mustChooseStore(quickstart)) {
    if (stores.picked === null) return quickstart.pointOut(unchosen("store-unchosen"));
    return stores.take(stores.picked);
  }
  if (isSignedIn(quickstart) && wizard.account) return afterSignIn(quickstart);
  if (signing.way !== "token" && !token.given) {
    if (signing.result) return useAccount(quickstart, signing.result.account);
    // The core forgets whom it held, whatever comes of this.
    quickstart.send({ type: "token-forgotten" });
    return tasks.run("sign-in", () => signing.start(), (view) => {
      signing.result = view;
      token.clear();
    }, () => quickstart.press());
  }
  if (!token.given) return quickstart.pointOut(unchosen("token-empty"));
  await tasks.run("sign-in", () => token.judged(), () => useToken(quickstart), () => quickstart.press());
}

/** No keychain can be used: where the token may live is asked before the token is. */
export function mustChooseStore({ wizard }: Quickstart): boolean {
  return wizard.organization?.keychain.state === "unusable" && wizard.typed.store === null;
}

/** Somebody is signed in, and nothing here says that somebody else shall be. */
export function isSignedIn({ wizard, token, signing }: Quickstart): boolean {
  return wizard.account !== null && !token.given && !signing.anew && signing.result === null;
}

async function useToken(quickstart: Quickstart): Promise<void> {
  const { checked } = quickstart.token;
  if (checked?.verdict !== "accepted") {
    return quickstart.pointOut(tokenVerdict(checked, quickstart.wizard.organization?.address.organization ?? ""));
  }
  await useAccount(quickstart, checked.token.account);
}

async function useAccount(quickstart: Quickstart, account: AccountName): Promise<void> {
  quickstart.signing.anew = false;
  quickstart.send({ type: "signed-in", account });
  const returned = quickstart.screen !== "sign-in";
  if (returned) await comeBack(quickstart);
  else await afterSignIn(quickstart);
}

/** Signed in again in the middle: what the screen shows is asked for anew. */
async function comeBack(quickstart: Quickstart): Promise<void> {
  if (quickstart.screen === "project") await listProjects(quickstart);
  if (quickstart.screen === "computer") await quickstart.repositories.load();
}

async function chooseProject(quickstart: Quickstart): Promise<void> {
  const { wizard, projects, tasks } = quickstart;
  const named = wizard.typed.project?.trim() ?? "";
  const typed = projects.end?.mayList === false;
  if (named === "") return quickstart.pointOut(unchosen(typed ? "project-name-empty" : "project-unchosen"));
  if (!typed) return loadFeeds(quickstart);
  const judge = (): void => void chooseProject(quickstart);
  await tasks.run("project", () => projects.check(named), async (checked) => {
    if (checked.state !== "found") return quickstart.pointOut(projectVerdict(checked, named, wizard));
    quickstart.send({ type: "typed", change: { project: checked.project.name } });
    await loadFeeds(quickstart);
  }, judge);
}

/** The feeds for a screen that was opened from the rail. */
export async function listFeeds(quickstart: Quickstart): Promise<void> {
  if (quickstart.feeds.isCurrent) return;
  const again = (): void => void listFeeds(quickstart);
  await quickstart.tasks.run("feeds", () => quickstart.feeds.load(), (feeds) => quickstart.send({ type: "feeds-listed", feeds }), again);
}

async function loadFeeds(quickstart: Quickstart): Promise<void> {
  const again = (): void => void loadFeeds(quickstart);
  await quickstart.tasks.run("feeds", () => quickstart.feeds.load(), (feeds) => {
    quickstart.send({ type: "feeds-listed", feeds });
    quickstart.send({ type: "go-on" });
    void quickstart.repositories.load();
  }, again);
}

async function chooseFeed(quickstart: Quickstart): Promise<void> {
  const { wizard, feeds, tasks } = quickstart;
  const { way, feedName } = wizard.typed;
  if (way === "join") {
    if (missingOn("feed", wizard) !== null) return quickstart.pointOut(unchosen("feed-unchosen"));
    return toComputer(quickstart);
  }
  if (feedName.trim() === "") return quickstart.pointOut(unchosen("feed-name-empty"));
  const known = feeds.current;
  const judge = async () => known ?? (await feeds.check(feedName));
  await tasks.run("feed-name", judge, (answer) => {
    if (answer.verdict === "fine" || isMendedByRegistry(quickstart)) toComputer(quickstart);
    else quickstart.pointOut(feedNameVerdict(answer, feedName, quickstart));
  }, () => quickstart.press());
}

/** A registry's name that is taken in Cargo does not matter once another was given. */
export function isMendedByRegistry({ feeds, wizard }: Quickstart): boolean {
  const answer = feeds.current;
  const taken = answer?.verdict === "refused" && answer.reason.kind === "registry-taken" ? answer.reason.registry : null;
  const given = wizard.typed.registry.trim();
  return taken !== null && given !== "" && given !== taken;
}

function toComputer(quickstart: Quickstart): void {
  quickstart.send({ type: "go-on" });
  void quickstart.repositories.load();
}

async function chooseRepositories(quickstart: Quickstart): Promise<void> {
  const { repositories, tasks, wizard, stores } = quickstart;
  if (stores.taken === null) {
    if (stores.picked === null) return quickstart.pointOut(unchosen("store-unchosen"));
    stores.take(stores.picked);
  }
  const nothing = (): boolean => quickstart.wizard.typed.reach === "repositories" && tickedOf(quickstart.wizard).length === 0;
  if (wizard.typed.reach === "user" || !nothing() || !repositories.searching) {
    if (nothing()) return quickstart.pointOut(unchosen("computer-nothing"));
    return plan(quickstart);
  }
  // Perhaps the search finds what is wanted: the press waits for its end.
  await tasks.run("repositories", () => repositories.load(), async () => {
    if (nothing()) quickstart.pointOut(unchosen("computer-nothing"));
    else await plan(quickstart);
  }, () => quickstart.press());
}
