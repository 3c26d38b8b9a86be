// What the focus is on, as far as the keys of the window care.
import type { Focused } from "./keyboard";

const UNTYPED = new Set(["checkbox", "radio", "button", "submit", "reset", "range", "color", "file"]);

/** The kind of the focused element. */
export function focusedKind(target: EventTarget | null): Focused {
  if (!(target instanceof Element)) return "other";
  const role = target.getAttribute("role");
  if (role === "radio") return "choice";
  if (role === "checkbox") return "tick";
  if (target instanceof HTMLInputElement) {
    if (target.type === "radio") return "choice";
    if (target.type === "checkbox") return "tick";
    return UNTYPED.has(target.type) ? "other" : "field";
  }
  if (target.hasAttribute("data-title") || target === document.body) return "title";
  return "other";
}
