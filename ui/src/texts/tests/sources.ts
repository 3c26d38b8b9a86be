// What the tests read: every language's files, and the closed table's codes.
import { parse, Visitor, type Attribute, type Entry, type Message, type Pattern, type SelectExpression } from "@fluent/syntax";
import errorTable from "../../../../crates/setup/src/error_code.rs?raw";
import findings from "../../../../crates/setup/src/inspection/findings.rs?raw";
import network from "../../../../crates/setup/src/inspection/network.rs?raw";
import setUpContract from "../../../../crates/window/src/contract/set_up.rs?raw";
import { inOrder } from "../resource";

const FILES = import.meta.glob<string>("../*/*.ftl", { query: "?raw", import: "default", eager: true });

/** The languages' folders, English among them. */
export const LANGUAGES_HERE = [...new Set(Object.keys(FILES).map((path) => path.split("/")[1] ?? ""))];

/** All texts of a language in one. */
export function sourceOf(language: string): string {
  return inOrder(Object.fromEntries(Object.entries(FILES).filter(([path]) => path.startsWith(`../${language}/`))));
}

/** Names of a language's files. */
export function filesOf(language: string): string[] {
  const paths = Object.keys(FILES).filter((path) => path.startsWith(`../${language}/`));
  return paths.map((path) => path.split("/")[2] ?? "");
}

/** Codes of the closed table, with the action that the window offers. */
export function errorCodes(): { code: string; action: string }[] {
  const rows = errorTable.matchAll(/^ {4}[A-Z]\w+, "([a-z-]+)", (\w+),/gm);
  return [...rows].map(([, code = "", action = ""]) => ({ code, action }));
}

/** Ids of what a plan may have to tell. */
export function noticeIds(): string[] {
  const ofFindings = findings.matchAll(/^ {8}Finding::\w+ \{ \.\. \} => "([a-z-]+)"/gm);
  const ofNetwork = network.matchAll(/"((?:cargo|proxy)-[a-z-]+)"/g);
  return [...ofFindings, ...ofNetwork].map(([, id = ""]) => id);
}

/** What a step of the set-up may do, as the contract writes it. */
export function stepKinds(): string[] {
  const body = /enum StepKind \{([^}]*)\}/.exec(setUpContract)?.[1] ?? "";
  const kebab = (name: string): string => name.replace(/(?<!^)[A-Z]/g, "-$&").toLowerCase();
  return [...body.matchAll(/^ {4}([A-Z]\w+),/gm)].map(([, name = ""]) => kebab(name));
}

/** A language's messages by id; a text that cannot be parsed is an error. */
export function messagesOf(language: string): Map<string, Message> {
  const messages = new Map<string, Message>();
  for (const entry of parse(sourceOf(language), {}).body) {
    if (isJunk(entry)) throw new Error(`${language}: ${entry.content}`);
    if (entry.type !== "Message") continue;
    const message = entry as Message;
    if (messages.has(message.id.name)) throw new Error(`${language}: ${message.id.name} is there twice`);
    messages.set(message.id.name, message);
  }
  return messages;
}

function isJunk(entry: Entry | { type: string }): entry is Entry & { content: string } {
  return entry.type === "Junk";
}

/** What a message is made of, for comparing it with another language's. */
export interface Made {
  /** Attributes by name, sorted. */
  attributes: string[];
  /** Variables and messages that it refers to, sorted, by part. */
  references: Record<string, string[]>;
  /** The variants' keys of each selector. */
  selectors: string[][];
  /** All pieces of text. */
  words: string[];
}

/** Takes a message apart. */
export function made(message: Message): Made {
  const references: Record<string, string[]> = {};
  const selectors: string[][] = [];
  const words: string[] = [];
  const look = (part: string, pattern: Pattern | null): void => {
    if (pattern === null) return;
    const found = new Found();
    found.visit(pattern);
    references[part] = [...found.references].sort();
    selectors.push(...found.selectors);
    words.push(...found.words);
  };
  look("value", message.value);
  message.attributes.forEach((attribute: Attribute) => look(attribute.id.name, attribute.value));
  return { attributes: message.attributes.map((each) => each.id.name).sort(), references, selectors, words };
}

class Found extends Visitor {
  references = new Set<string>();
  selectors: string[][] = [];
  words: string[] = [];

  override visitVariableReference(node: { id: { name: string } }): void {
    this.references.add(`$${node.id.name}`);
  }

  override visitMessageReference(node: { id: { name: string } }): void {
    this.references.add(node.id.name);
  }

  override visitSelectExpression(node: SelectExpression): void {
    this.selectors.push(node.variants.map(({ key }) => String("name" in key ? key.name : key.value)));
    this.genericVisit(node);
  }

  override visitTextElement(node: { value: string }): void {
    this.words.push(node.value);
  }
}
