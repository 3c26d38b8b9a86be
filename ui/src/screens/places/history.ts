// What the history says of its entries, without markup.
import type { EditedChoice, EditedFile, EditedWay, HistoryRow, UndoneView } from "$contract";
import type { Fact } from "$components";
import { dateShort, day, plainText, text, timeOfDay, withoutIsolates } from "$texts";

/** The entries of one day. */
export interface Day {
  /** "Today", "Yesterday", "18 November". */
  name: string;
  rows: HistoryRow[];
}

/** The entries, newest first, by the day of the calendar. */
export function byDay(rows: readonly HistoryRow[], now: number = Date.now()): Day[] {
  const newestFirst = [...rows].sort((one, other) => Date.parse(other.started) - Date.parse(one.started));
  const days: Day[] = [];
  for (const row of newestFirst) {
    const name = withoutIsolates(day(row.started, now));
    const last = days.at(-1);
    if (last?.name === name) last.rows.push(row);
    else days.push({ name, rows: [row] });
  }
  return days;
}

/** "Set up crates-mirror". */
export function titleOf(row: HistoryRow): string {
  return text(row.created ? "history-set-up" : "history-join", { feed: row.feed });
}

/** How many things a run changed. */
export function countOf(row: HistoryRow): number {
  return row.files.length + row.keychain.length + row.server.length;
}

/** "09:41. 5 changes, proved with serde 1.0.229." */
export function sentenceOf(row: HistoryRow): string {
  const [time, count] = [timeOfDay(row.started), countOf(row)];
  const sentence = row.proof
    ? text("history-entry", { time, count, crate: row.proof.package, version: row.proof.version })
    : text("history-entry-plain", { time, count });
  return row.edited && isThere(row) ? `${sentence} ${text("history-edited")}` : sentence;
}

/** Something of it is still here. */
export function isThere(row: HistoryRow): boolean {
  return row.state.state !== "undone";
}

/** The badge of an entry that does not stand as it was made. */
export function badgeOf(row: HistoryRow): { text: string; tone: "plain" | "warn" } | undefined {
  if (row.state.state === "interrupted") return { text: plainText("history-interrupted"), tone: "warn" };
  if (row.state.state !== "undone") return undefined;
  const words = row.undone ? plainText("history-undone", { date: dateShort(row.undone) }) : plainText("undone-title");
  return { text: words, tone: "plain" };
}

/** What the entry opens to. */
export function factsOf(row: HistoryRow): Fact[] {
  const facts: Fact[] = [
    { name: text("history-files"), values: row.files, data: true },
    { name: text("history-keychain"), values: row.keychain, data: true },
    { name: text("history-server"), values: stays(row) },
  ];
  return facts.filter(({ values }) => values.length > 0);
}

/** What was changed on the server, and that undo leaves it there. */
function stays({ server, state }: HistoryRow): string[] {
  if (server.length === 0 || state.state === "undone") return server;
  return [...server, text("history-server-stays-plain")];
}

/** A file without a difference is not there any more. */
export function isGone(file: EditedFile): boolean {
  return file.diff === "" && !file.canTakeOurs;
}

/** What is chosen for a file until the person chooses: never what would lose an edit. */
export function gentlest(file: EditedFile): EditedWay {
  return file.canTakeOurs ? "take-ours-out" : "leave";
}

/** A choice for every edited file. */
export function choicesOf(files: readonly EditedFile[], chosen: Readonly<Record<string, EditedWay>>): EditedChoice[] {
  return files.map((file) => ({ path: file.path, choice: chosen[file.path] ?? gentlest(file) }));
}

/** What undo did, in sentences. */
export function resultOf(view: UndoneView): string {
  const sentences = [text("undone-text", { count: view.files.length })];
  if (view.keychain) sentences.push(text("undone-keychain"));
  for (const feed of view.feedsKept) sentences.push(text("undone-feed-kept", { feed }));
  return sentences.join(" ");
}
