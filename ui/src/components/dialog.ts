// What a dialog is given.
import type { Snippet } from "svelte";

/** One answer. */
export interface Answer {
  label: string;
  onpress: () => void;
  kind?: "secondary" | "primary" | "danger";
  /** The one that changes nothing. */
  harmless?: boolean;
  busy?: string | undefined;
  reason?: string | undefined;
}

/** A question with its answers. */
export interface DialogProperties {
  open: boolean;
  title: string;
  text?: string | null | undefined;
  answers: Answer[];
  /** More than a sentence, as the preview of a report. */
  children?: Snippet;
  /** Room for a preview. */
  wide?: boolean;
}
