// Loaded only when this language is shown, in one piece.
import { inOrder } from "../resource";

export default inOrder(import.meta.glob<string>("./*.ftl", { query: "?raw", import: "default", eager: true }));
