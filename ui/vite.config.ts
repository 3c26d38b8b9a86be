// Two builds of one window. The plain one (index.html, src/main.ts) talks to
// Tauri; `--mode fake` (fake.html, src/fake.ts) talks to the fake backend in a
// browser. They share no entry, so neither holds the other's code.
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { developmentPolicy, windowPolicy } from "./build/content-security-policy.ts";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Marks the styles that the development server puts into the page. */
const NONCE = "development";

export default defineConfig(({ mode, command }) => {
  const fake = mode === "fake";
  return {
    root: at("."),
    base: "./",
    plugins: [svelte()],
    resolve: {
      alias: {
        $texts: at("src/texts/index.ts"),
        $components: at("src/components/index.ts"),
        $shell: at("src/shell/index.ts"),
        $contract: at("src/contract/index.ts"),
        $backend: at("src/backend/index.ts"),
      },
    },
    html: command === "serve" && mode !== "test" ? { cspNonce: NONCE } : {},
    build: {
      outDir: fake ? "dist-fake" : "dist",
      emptyOutDir: true,
      target: ["es2022", "chrome111", "safari16.4"],
      // A font or an icon inside a style would need data: in the policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: fake ? { fake: at("fake.html"), gallery: at("gallery.html") } : at("index.html") },
    },
    server: {
      headers: { "Content-Security-Policy": developmentPolicy(NONCE) },
      port: 5183,
      strictPort: true,
    },
    preview: {
      headers: { "Content-Security-Policy": windowPolicy() },
      port: 5184,
      strictPort: true,
    },
    test: {
      include: ["src/**/*.test.ts", "build/**/*.test.ts"],
      environment: "node",
      css: { include: /tokens\.css/ },
    },
  };
});
