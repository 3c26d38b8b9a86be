// One language's messages, and English behind them. Pure: it holds no state of
// the window and fetches nothing.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { clean } from "./clean";
import { languageTag, type Locale } from "./locales";
import { bracketed, mirrored, stretched } from "./pseudo";

/** What a sentence's variables may be: numbers choose plural forms. */
export type Variables = Readonly<Record<string, FluentVariable>>;

/** A message with its parts; a part that it does not have is null. */
export interface Parts {
  /** The bold first sentence. */
  readonly lead: string | null;
  /** The rest, or all of it. */
  readonly text: string | null;
  /** The label of the button beside it. */
  readonly action: string | null;
}

const TRANSFORMS: Partial<Record<Locale, (text: string) => string>> = {
  "en-x-pseudo": stretched,
  "ar-x-pseudo": mirrored,
};

export class Catalogue {
  readonly locale: Locale;
  readonly #bundle: FluentBundle;
  readonly #behind: Catalogue | null;

  /** `source` is Fluent's text of the whole language. */
  constructor(locale: Locale, source: string, behind: Catalogue | null = null) {
    const transform = TRANSFORMS[locale];
    this.locale = locale;
    this.#behind = behind;
    this.#bundle = new FluentBundle(languageTag(locale), { useIsolating: true, ...(transform && { transform }) });
    report(this.#bundle.addResource(new FluentResource(source)));
  }

  has(id: string): boolean {
    return this.#bundle.hasMessage(id) || (this.#behind?.has(id) ?? false);
  }

  /** The message's value, or one of its attributes; null when neither this language nor English has it. */
  format(id: string, attribute: string | null, variables: Variables): string | null {
    const message = this.#bundle.getMessage(id);
    const pattern = attribute === null ? message?.value : message?.attributes[attribute];
    if (pattern === undefined || pattern === null) return this.#behind?.format(id, attribute, variables) ?? null;
    const errors: Error[] = [];
    const formatted = this.#bundle.formatPattern(pattern, cleaned(variables), errors);
    report(errors.map((error) => new Error(`${id}: ${error.message}`)));
    return this.locale === "en-x-pseudo" ? bracketed(formatted) : formatted;
  }

  parts(id: string, variables: Variables): Parts {
    return {
      lead: this.format(id, "lead", variables),
      text: this.format(id, null, variables),
      action: this.format(id, "action", variables),
    };
  }
}

function cleaned(variables: Variables): Record<string, FluentVariable> {
  const entries = Object.entries(variables);
  return Object.fromEntries(entries.map(([name, value]) => [name, typeof value === "string" ? clean(value) : value]));
}

/** A mistake in a text is a mistake of ours: told to developers, not to people. */
function report(errors: readonly Error[]): void {
  if (import.meta.env.MODE === "production") return;
  for (const error of errors) console.error(`texts: ${error.message}`);
}
