// The JSON files that say, for each command, what is given, sent and answered.
// The Rust side reads the same ones in its tests.
import type { Problem } from "../contract";

/** One file: a call and how it goes. */
export interface ContractFile {
  /** The file's name without its ending. */
  name: string;
  command: string;
  /** The case it belongs to; none is the quickstart as it usually goes. */
  scenario?: string;
  arguments: Record<string, unknown>;
  messages: unknown[];
  answer?: unknown;
  problem?: Problem;
}

/** All files, by name. */
export function contractFiles(): ContractFile[] {
  const found = import.meta.glob<Omit<ContractFile, "name">>("../../../tests/contract/*.json", {
    eager: true,
    import: "default",
  });
  return Object.entries(found)
    .map(([path, file]) => ({ ...file, name: path.replace(/^.*\//, "").replace(/\.json$/, "") }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * The files that a call plays, one after the other: those of the first scenario
 * that has this very call, else of the first that has the command at all.
 */
export function filesOf(
  files: readonly ContractFile[],
  command: string,
  given: Record<string, unknown>,
  scenarios: readonly (string | undefined)[],
): ContractFile[] {
  const ofCommand = files.filter((file) => file.command === command);
  const wanted = canonical(given);
  for (const scenario of scenarios) {
    const exact = ofCommand.filter((file) => file.scenario === scenario && canonical(file.arguments) === wanted);
    if (exact.length > 0) return exact;
  }
  for (const scenario of scenarios) {
    const any = ofCommand.filter((file) => file.scenario === scenario);
    const first = any.find((file) => isPlain(file)) ?? any[0];
    if (first) return any.filter((file) => canonical(file.arguments) === canonical(first.arguments));
  }
  return [];
}

/** Whether a file is the usual call of its scenario, not one of its variants. */
function isPlain(file: ContractFile): boolean {
  const usual = [file.command.replaceAll("_", "-"), file.scenario].filter(Boolean).join(".");
  return file.name === usual || file.name === `${usual}.1`;
}

/** The same text for the same value, whatever the order of its keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
