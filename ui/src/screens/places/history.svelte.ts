// The history, and taking an entry back: at once, or after a choice for each
// file that was edited since.
import { problemOf } from "$backend";
import type { Backend, EditedWay, HistoryRow, Problem, UndoneView, UndoPreview } from "$contract";
import { Asked } from "./asked.svelte";
import { choicesOf } from "./history";

/** A run whose edited files need choices. */
export interface Deciding {
  row: HistoryRow;
  preview: UndoPreview;
}

export class History {
  readonly list = new Asked<HistoryRow[]>();
  /** The run that is being taken back. */
  undoing = $state<string | null>(null);
  deciding = $state.raw<Deciding | null>(null);
  chosen = $state<Record<string, EditedWay>>({});
  undone = $state.raw<UndoneView | null>(null);
  /** Why the last press did nothing, and the run that it was about. */
  failed = $state.raw<{ problem: Problem; row: HistoryRow } | null>(null);
  #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  load(keep = false): Promise<boolean> {
    return this.list.ask(() => this.#backend.listHistory(), keep);
  }

  /** Takes a run back, or asks first about what was edited since. */
  async undo(row: HistoryRow): Promise<void> {
    await this.#try(row, async () => {
      const preview = await this.#backend.previewUndo(row.run);
      if (preview.edited.length === 0) return this.#takeBack(preview);
      this.chosen = {};
      this.deciding = { row, preview };
    });
  }

  /** Takes back the run whose files were decided about. */
  async decide(): Promise<void> {
    const { deciding } = this;
    if (!deciding) return;
    await this.#try(deciding.row, () => this.#takeBack(deciding.preview));
  }

  /** Leaves everything as it is. */
  leaveIt(): void {
    this.deciding = null;
    this.failed = null;
  }

  async #takeBack(preview: UndoPreview): Promise<void> {
    const edited = choicesOf(preview.edited, this.chosen);
    this.undone = await this.#backend.undo({ run: preview.run, edited });
    this.deciding = null;
    await this.load(true);
  }

  async #try(row: HistoryRow, work: () => Promise<void>): Promise<void> {
    if (this.undoing !== null) return;
    this.undoing = row.run;
    this.undone = null;
    this.failed = null;
    try {
      await work();
    } catch (reason) {
      this.failed = { problem: problemOf(reason), row };
    } finally {
      this.undoing = null;
    }
  }
}
