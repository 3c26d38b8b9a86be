// Cases of the fake beside the contract's files: what the core may answer, by
// the contract's own types, so that every state of a screen can be seen.
import { COMMANDS, type AccountRow, type Backend, type FoundSettings, type Problem, type SignInEvent, type WayView } from "../contract";
import { contractFiles, type ContractFile } from "./contract-files";

type Answer<Method extends keyof Backend> = Awaited<ReturnType<Backend[Method]>>;

function file(method: keyof Backend, scenario: string, given: Record<string, unknown>): Omit<ContractFile, "messages"> {
  const { command } = COMMANDS[method];
  return { name: `${command.replaceAll("_", "-")}.${scenario}`, command, scenario, arguments: given };
}

function answers<Method extends keyof Backend>(method: Method, scenario: string, answer: Answer<Method>, given: Record<string, unknown> = {}): ContractFile {
  return { ...file(method, scenario, given), messages: [], answer };
}

function refuses(scenario: string, problem: Pick<Problem, "code" | "sentence" | "why" | "action"> & Partial<Problem>): ContractFile {
  const messages: SignInEvent[] = [{ event: "checking" }, { event: "browser", address: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?state=example" }];
  return {
    ...file("signInWith", scenario, { way: "browser" }),
    messages,
    problem: { place: null, hint: "", activity: null, ...problem },
  };
}

const BROWSER: WayView[] = [
  { way: "browser", possible: true, account: null, reason: null },
  { way: "token", possible: true, account: null, reason: null },
  { way: "azure-cli", possible: false, account: null, reason: "not-installed" },
  { way: "device-code", possible: false, account: null, reason: "off" },
];

const ADA: AccountRow = {
  url: "https://dev.azure.com/contoso",
  organization: "contoso",
  name: "Ada Lovelace",
  store: "Secret Service",
  added: "2026-09-02T13:10:00Z",
  repositories: 2,
  kind: "personal-access-token",
  tenant: null,
  ends: null,
  renews: false,
  minted: false,
  inKeychain: true,
};

const FOUND: FoundSettings = {
  cargo: { state: "found", version: "1.98.0", path: "~/.cargo/bin/cargo" },
  proxy: null,
  authorities: null,
  logFolder: "~/.local/state/feedwright/log",
  clientId: { id: "66666666-7777-8888-9999-000000000000", from: "FEEDWRIGHT_CLIENT_ID" },
};

/** Tokens that need somebody soon, and one that is over. */
const ENDING: AccountRow[] = [
  { ...ADA, ends: "2027-02-20T00:00:00Z" },
  { ...ADA, url: "https://dev.azure.com/northwind", organization: "northwind", repositories: 3, ends: "2026-12-01T12:00:00Z" },
  { ...ADA, url: "https://dev.azure.com/tailspin", organization: "tailspin", repositories: 1, ends: "2026-11-02T12:00:00Z" },
  { ...ADA, url: "https://dev.azure.com/fabrikam", organization: "fabrikam", kind: "azure-cli", renews: true, inKeychain: false, tenant: "contoso.onmicrosoft.com" },
];

/** What a browser's account leads to where nobody chooses a place: the plan with the provider. */
function planOfEntra(): ContractFile[] {
  const files = contractFiles();
  const [usual, provider] = ["make-plan", "make-plan.provider"].map((name) => files.find((candidate) => candidate.name === name));
  return usual && provider ? [{ ...provider, name: "make-plan.browser", scenario: "browser", arguments: usual.arguments }] : [];
}

/** All of them. */
export function furtherCases(): ContractFile[] {
  return [
    ...planOfEntra(),
    answers("listAccounts", "ending", ENDING),
    answers("foundSettings", "client-found", FOUND),
    answers("signInWays", "entra-blocked", BROWSER),
    refuses("entra-blocked", {
      code: "sign-in-blocked",
      sentence: "Microsoft Entra does not let this sign-in pass",
      place: "AADSTS53003",
      why: "A conditional access policy of your organization blocks this sign-in.",
      hint: "Try from your usual network and computer, or ask your administrator which policy it is.",
      action: "none",
    }),
    answers("signInWays", "wrong-tenant", BROWSER),
    refuses("wrong-tenant", {
      code: "sign-in-refused",
      sentence: "Microsoft Entra did not sign you in",
      place: "AADSTS50020",
      why: "The account does not belong to this organization's tenant and is no guest there.",
      hint: "Sign in with an account of the tenant, or ask to be invited as a guest. A personal Microsoft account needs a personal access token.",
      action: "sign-in",
    }),
    answers("signInWays", "client-refused", BROWSER),
    refuses("client-refused", { code: "client-id-missing", sentence: "It is not known which application signs in", why: null, action: "edit-input" }),
  ];
}

/** How a sign-in ends that was cancelled. */
export const CANCELLED: Problem = {
  code: "cancelled",
  sentence: "Cancelled",
  place: null,
  why: null,
  hint: "",
  action: "try-again",
  activity: null,
};
