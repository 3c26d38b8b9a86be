// The other ways in, and out of practice: practice, a profile, an interrupted
// set-up.
import type { OpenedProfile, Problem } from "$contract";
import { listProjects } from "./going-on";
import type { Quickstart } from "./quickstart.svelte";
import { plan } from "./setting-up";

/** Starts a practice world, or goes on in the one that runs. */
export async function practise(quickstart: Quickstart): Promise<void> {
  const { backend, tasks, wizard } = quickstart;
  if (wizard.practice) return quickstart.send({ type: "go-on" });
  await tasks.run("practice", () => backend.startPractice(), (practice) => {
    quickstart.practiceCratesIo = practice.usesCratesIo;
    quickstart.send({ type: "practice-started", practice });
    quickstart.forgetParts();
    void listProjects(quickstart);
  }, () => void practise(quickstart));
}

/** Ends the practice world with its folder; what was typed before is there again. */
export async function endPractice(quickstart: Quickstart): Promise<void> {
  const { backend, tasks } = quickstart;
  tasks.leave();
  await tasks.run("end-practice", () => backend.endPractice(), async () => {
    quickstart.send({ type: "practice-ended" });
    quickstart.forgetParts();
    quickstart.token.clear();
    await quickstart.look();
  }, () => void endPractice(quickstart));
}

/** Opens a profile: it leads to Review, past Sign in where nobody is signed in. */
export async function openProfile(quickstart: Quickstart): Promise<void> {
  const { backend, tasks } = quickstart;
  const open = async (): Promise<OpenedProfile | null> => {
    const path = await backend.chooseProfile();
    return path === null ? null : backend.openProfile(path);
  };
  await tasks.run("profile", open, async (profile) => {
    if (!profile) return;
    quickstart.forgetParts();
    quickstart.send({ type: "profile-opened", profile });
    if (quickstart.wizard.account) await plan(quickstart);
  }, () => void openProfile(quickstart));
}

/** Leads to Sign in for an organization: from Accounts, or where a run needs it. */
export async function signInTo(quickstart: Quickstart, url: string): Promise<void> {
  const { backend, tasks, wizard } = quickstart;
  // What runs, and what is practised, keeps its organization.
  if (wizard.running || wizard.practice) return;
  await tasks.run("organization", () => backend.chooseOrganization(url), (organization) => {
    quickstart.send({ type: "typed", change: { address: url } });
    quickstart.send({ type: "organization-chosen", organization });
    // Somebody signs in anew: what was given here before is not used once more.
    quickstart.send({ type: "token-forgotten" });
    void Promise.all([quickstart.signing.forget(), quickstart.token.forget()]).then(() => (quickstart.token.forgotten = false));
    quickstart.forgetParts();
    quickstart.signing.anew = true;
    quickstart.send({ type: "open", step: "sign-in" });
  }, () => void signInTo(quickstart, url));
}

/** The account no longer holds: signs in again and comes back. */
export async function signInAgain(quickstart: Quickstart, problem: Problem): Promise<void> {
  quickstart.tasks.leave();
  await quickstart.token.forget();
  quickstart.token.forgotten = false;
  await quickstart.signing.forget();
  if (quickstart.wizard.organization) {
    quickstart.projects.forget();
    return quickstart.send({ type: "signed-out" });
  }
  if (problem.place?.startsWith("https://")) await signInTo(quickstart, problem.place);
}

/** Asks once more about the keychain of the organization that is chosen. */
export async function checkKeychain(quickstart: Quickstart): Promise<void> {
  const { backend, tasks, wizard } = quickstart;
  const text = wizard.typed.address.trim() || (wizard.organization?.address.url ?? "");
  await tasks.run("organization", () => backend.chooseOrganization(text), async (organization) => {
    quickstart.send({ type: "organization-chosen", organization });
    await quickstart.look();
  }, () => void checkKeychain(quickstart));
}
