// `npm run texts`: writes ids.ts, the type of every message's id, from the
// English catalogue.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const WIDTH = 110;
const folder = new URL("./en/", import.meta.url);

const ids = readdirSync(folder)
  .filter((name) => name.endsWith(".ftl"))
  .flatMap((name) => [...readFileSync(new URL(name, folder), "utf8").matchAll(/^([a-z][a-z0-9-]*) =/gm)])
  .map((match) => match[1])
  .sort();

const lines = [""];
for (const id of ids) {
  const word = ` | "${id}"`;
  if (lines[lines.length - 1].length + word.length > WIDTH) lines.push("");
  lines[lines.length - 1] += word;
}
const head = "// Written by `npm run texts` from en/*.ftl. Not to be edited.\n";
const doc = "/** The id of a message. */\n";
const body = lines.map((line) => ` ${line}`).join("\n");
writeFileSync(new URL("./ids.ts", import.meta.url), `${head}\n${doc}export type TextId =\n${body};\n`);
