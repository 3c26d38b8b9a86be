// A language's files as one text, in the order of their names.

/** Joins the files of one language. */
export function inOrder(files: Readonly<Record<string, string>>): string {
  return Object.keys(files)
    .sort()
    .map((path) => files[path] ?? "")
    .join("\n");
}
