// When a field is checked and when it may turn red: 300 ms after typing stops
// and on leaving; while typing only once it has been wrong before. Knows no
// markup; the answers of overtaken checks are dropped.

/** What a check found out about a field. */
export interface FieldVerdict {
  tone: "fine" | "wrong" | "warning";
  /** The first words, in bold: what was understood. */
  lead?: string;
  text?: string;
  /** A button that mends it. */
  action?: { label: string; onpress: () => void };
}

/** Nothing to say (an empty field), a verdict, or one that takes a moment. */
export type Check = (value: string) => FieldVerdict | undefined | Promise<FieldVerdict | undefined>;

/** What the field shows. */
export interface FieldState {
  verdict: FieldVerdict | undefined;
  checking: boolean;
}

/** How long typing must stop before a check, in milliseconds. */
export const PAUSE = 300;

export class FieldCheck {
  #check: Check;
  #show: (state: FieldState) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #run = 0;
  #hasBeenWrong = false;
  #checked: string | undefined;

  constructor(check: Check, show: (state: FieldState) => void) {
    this.#check = check;
    this.#show = show;
  }

  /** The value changed under the user's hands. */
  typed(value: string): void {
    this.#stop();
    this.#checked = undefined;
    this.#show({ verdict: undefined, checking: false });
    this.#timer = setTimeout(() => void this.#examine(value, false), PAUSE);
  }

  /** The focus left the field. A value that was never touched is not judged. */
  left(value: string, touched: boolean): void {
    if (!touched || (this.#checked === value && this.#timer === undefined)) return;
    this.#stop();
    void this.#examine(value, true);
  }

  /** A verdict from elsewhere, as a server's refusal after a press. */
  judged(verdict: FieldVerdict): void {
    this.#stop();
    if (verdict.tone === "wrong") this.#hasBeenWrong = true;
    this.#show({ verdict, checking: false });
  }

  /** No answer is shown any more. */
  end(): void {
    this.#stop();
  }

  async #examine(value: string, leaving: boolean): Promise<void> {
    this.#timer = undefined;
    const run = this.#run;
    const answer = this.#check(value);
    if (answer instanceof Promise) this.#show({ verdict: undefined, checking: true });
    const verdict = await answer;
    if (run !== this.#run) return;
    const silent = verdict?.tone === "wrong" && !leaving && !this.#hasBeenWrong;
    if (!silent) this.#checked = value;
    if (verdict?.tone === "wrong" && leaving) this.#hasBeenWrong = true;
    this.#show({ verdict: silent ? undefined : verdict, checking: false });
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#run += 1;
  }
}
