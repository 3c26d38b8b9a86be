// What the page knows of its backend. The two adapters are chosen by the two
// entries, main.ts and fake.ts, so that neither build holds the other's.
export type { Backend } from "./backend";
export { problemOf } from "./problem";
