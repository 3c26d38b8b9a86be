// The pseudo-locales, which show what a translation will do to a screen:
// English with accents, longer by a third, in brackets; and English from right
// to left. They change the words of a sentence, never its variables.

const ACCENTS: Readonly<Record<string, string>> = Object.fromEntries(
  [..."aáAÁbƀBɃcçCÇdđDĐeéEÉgğGĞhĥHĤiíIÍjĵJĴkķKĶlľLĽnñNÑoöOÖpƥPƤrŕRŔsşSŞtţTŢuúUÚwŵWŴyýYÝzžZŽ"]
    .reduce<string[]>((pairs, _, at, all) => (at % 2 === 0 ? [...pairs, `${all[at]}${all[at + 1]}`] : pairs), [])
    .map((pair) => [...pair] as [string, string]),
);

/** Every so many letters one stands twice: about 35 % longer in all. */
const STRETCH = 0.42;
const LETTER = /\p{L}/u;
/** Right-to-left override, and its end. */
const OVERRIDE = "\u202e";
const POP = "\u202c";

/** Accents and repeats the letters of a piece of a sentence. */
export function stretched(text: string): string {
  let owed = 0;
  let longer = "";
  for (const character of text) {
    const accented = ACCENTS[character] ?? character;
    longer += accented;
    if (!LETTER.test(character)) continue;
    owed += STRETCH;
    if (owed >= 1) {
      owed -= 1;
      longer += accented.toLowerCase();
    }
  }
  return longer;
}

/** Marks both ends, so that a cut or glued sentence is seen. */
export function bracketed(text: string): string {
  return `[${text}]`;
}

/** Lets a piece of a sentence run from right to left. */
export function mirrored(text: string): string {
  return text.trim() === "" ? text : `${OVERRIDE}${text}${POP}`;
}
