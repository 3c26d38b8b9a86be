// The window's content security policy, read from Tauri's configuration, so
// that what a browser test proves is what the window enforces.
import { readFileSync } from "node:fs";

type Policy = Record<string, string>;

/** The policy of `tauri.conf.json` as the value of one header. */
export function windowPolicy(): string {
  return inOneLine(configured());
}

/**
 * The same policy for the development server. Vite puts styles into the page
 * and talks to it over a socket there, so styles with this nonce and the
 * socket are let through; nothing else is.
 */
export function developmentPolicy(nonce: string): string {
  const policy = configured();
  const connect = policy["connect-src"] ?? "";
  return inOneLine({
    ...policy,
    "style-src": `'self' 'nonce-${nonce}'`,
    "connect-src": `'self' ws: ${connect}`,
  });
}

function configured(): Policy {
  const file = new URL("../../tauri.conf.json", import.meta.url);
  const { app } = JSON.parse(readFileSync(file, "utf8")) as { app: { security: { csp: Policy } } };
  return app.security.csp;
}

function inOneLine(policy: Policy): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; ");
}
