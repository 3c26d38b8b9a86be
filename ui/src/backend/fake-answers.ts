// Answers of the fake that follow what was given, where a file cannot: a
// setting that is kept, a name that nobody has written a file for, and a list
// of ten thousand projects.
import type { FeedNameChecked, ProjectsEnd, ProjectsPage, Settings } from "../contract";
import type { ContractFile } from "./contract-files";

/** More projects than anybody should scroll through. */
export const MANY_PROJECTS = 10_412;
const PAGE = 500;

/** The file's answer, or one for what was given when the file is about something else. */
export function echo(command: string, given: Record<string, unknown>, answer: unknown, file: ContractFile): unknown {
  if (command === "change_settings") return given.settings as Settings;
  if (command === "check_feed_name" && given.name !== file.arguments.name) {
    return { verdict: "fine", registry: String(given.name), differs: false } satisfies FeedNameChecked;
  }
  return answer;
}

/** Lists so many projects, page by page. */
export function manyProjects(count: number, report?: (message: never) => void): ProjectsEnd {
  const names = ["Fabrikam", "Northwind", "Tailspin", "Contoso", "Wingtip", "Prefab"];
  const all = Array.from({ length: count }, (_, index) => ({
    name: `${names[index % names.length]} ${index}`,
    public: index % 97 === 0,
    deleting: false,
  }));
  for (let from = 0; from < count; from += PAGE) {
    const page: ProjectsPage = { projects: all.slice(from, from + PAGE) };
    report?.(page as never);
  }
  return { count, mayList: true, suggestion: null };
}
