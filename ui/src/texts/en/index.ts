// English: the language that every other one falls back to, always loaded.
import { inOrder } from "../resource";

export default inOrder(import.meta.glob<string>("./*.ftl", { query: "?raw", import: "default", eager: true }));
