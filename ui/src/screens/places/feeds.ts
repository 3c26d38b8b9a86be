// What the place "Feeds" says of a feed and its packages, without markup.
import type { FeedRoleName, PackageDetail, PackageRow, PackagesHere, UpstreamState, UsedFeed } from "$contract";
import type { Column, MenuItem, Row } from "$components";
import { day, dayAndTime, number, text, timeOfDay, type TextId } from "$texts";

const ROLE: Record<FeedRoleName, TextId> = {
  reader: "role-reader",
  collaborator: "role-collaborator",
  contributor: "role-contributor",
  owner: "role-owner",
};

const HEALTH: Record<Exclude<UpstreamState, "none">, TextId> = {
  healthy: "feeds-healthy",
  unhealthy: "feeds-unhealthy-plain",
};

/** "contoso / Fabrikam. Upstream source crates.io, healthy. You are Feed Owner." */
export function leadOf({ choice, organization }: UsedFeed, { upstream, role }: PackagesHere): string {
  const { project } = choice;
  const variables: Record<string, string> = { organization };
  if (project !== null) variables.project = project;
  if (role !== null) variables.role = text(ROLE[role]);
  if (upstream === "none") return text(idOf("feeds-lead-no-upstream", project, role), variables);
  return text(idOf("feeds-lead", project, role), { ...variables, health: text(HEALTH[upstream]) });
}

type Lead = "feeds-lead" | "feeds-lead-no-upstream";

function idOf(lead: Lead, project: string | null, role: FeedRoleName | null): TextId {
  const ofOrganization = project === null;
  if (lead === "feeds-lead") {
    if (role === null) return ofOrganization ? "feeds-lead-organization-no-role" : "feeds-lead-no-role";
    return ofOrganization ? "feeds-lead-organization" : "feeds-lead";
  }
  if (role === null) return ofOrganization ? "feeds-lead-no-upstream-organization-no-role" : "feeds-lead-no-upstream-no-role";
  return ofOrganization ? "feeds-lead-no-upstream-organization" : "feeds-lead-no-upstream";
}

/** The feeds to change to; feeds may have the same name in two organizations. */
export function feedItems(feeds: readonly UsedFeed[], current: UsedFeed | null): MenuItem[] {
  return feeds.map((feed, index) => ({
    id: String(index),
    label: text("feeds-choice", { feed: feed.choice.feed, organization: feed.organization }),
    current: feed === current,
  }));
}

/** "Today 09:41", "Yesterday", "18 November". */
export function savedOn(moment: string | null, now: number = Date.now()): string {
  if (moment === null) return "";
  return day(moment, now) === text("day-today") ? dayAndTime(moment, now) : day(moment, now);
}

/** The columns of the table. */
export function columns(): Column[] {
  return [
    { id: "name", name: text("packages-column-name") },
    { id: "latest", name: text("packages-column-latest"), mono: true },
    { id: "versions", name: text("packages-column-versions"), number: true },
    { id: "from", name: text("packages-column-from"), quiet: true },
    { id: "saved", name: text("packages-column-saved"), wideOnly: true },
  ];
}

/** The rows of the table, in the order of the packages. */
export function rowsOf(packages: readonly PackageRow[], now: number = Date.now()): Row[] {
  return packages.map((row) => ({
    id: row.id,
    cells: {
      name: row.name,
      latest: row.latest,
      versions: number(row.versions),
      from: row.from ?? text("packages-from-here"),
      saved: savedOn(row.saved, now),
    },
  }));
}

/** "3 versions, all saved from crates.io"; only how many, when they come from several places. */
export function versionsLead({ versions }: PackageDetail): string {
  const count = versions.length;
  const [first, ...others] = [...new Set(versions.map(({ from }) => from))];
  if (first === undefined || others.length > 0) return text("package-lead-mixed", { count });
  return first === null ? text("package-lead-here", { count }) : text("package-lead", { count, from: first });
}

/** The whole moment, for the tooltip of a day. */
export function exactly(moment: string): string {
  return `${day(moment)} ${timeOfDay(moment)}`;
}
