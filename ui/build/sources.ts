// The source files of the window, and which of them an entry reaches.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SOURCE = join(ROOT, "src");
const ENDINGS = ["", ".ts", "/index.ts"];

/** A file by its path from `ui/`. */
export interface Source {
  path: string;
  text: string;
}

/** Everything that people write below `src/`, `tests/` and `build/`. */
export function sources(): Source[] {
  return ["src", "tests", "build"]
    .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)))
    .filter((path) => /\.(?:ts|svelte|css|mjs)$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));
}

/** The files that an entry reaches by imports of values; types leave no trace in a build. */
export function reached(entry: string): string[] {
  const seen = new Set<string>();
  const waiting = [join(ROOT, entry)];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const specifier of imports(readFileSync(file, "utf8"))) {
      const target = resolved(specifier, file);
      if (target) waiting.push(target);
    }
  }
  return [...seen].map((file) => relative(ROOT, file)).sort();
}

/** What a module imports or exports from elsewhere. */
export function imports(text: string): string[] {
  const statements = text.matchAll(/^\s*(?:import|export)\s+(?!type\b)(?:[^"';]*?\sfrom\s+)?["']([^"']+)["']/gm);
  const dynamic = text.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g);
  return [...statements, ...dynamic].map((found) => found[1]!);
}

function resolved(specifier: string, from: string): string | undefined {
  const bare = specifier.replace(/\?.*$/, "");
  const base = bare.startsWith("$") ? join(SOURCE, bare.slice(1)) : bare.startsWith(".") ? resolve(dirname(from), bare) : undefined;
  return base && ENDINGS.map((ending) => base + ending).find((path) => isFile(path));
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
