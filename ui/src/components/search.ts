// Searching names as people type them: case and accents do not matter, each word
// must occur, names that begin with the words come first.

/** Something with a name. */
export interface Named {
  name: string;
}

/** A name made ready for searching; made once per list, not per key. */
export interface Searchable<Item extends Named> {
  item: Item;
  folded: string;
}

/** The names, made ready. */
export function searchable<Item extends Named>(items: readonly Item[]): Searchable<Item>[] {
  return items.map((item) => ({ item, folded: fold(item.name) }));
}

/** The items that have every word, those that begin with the first word ahead, otherwise in their order. */
export function found<Item extends Named>(list: readonly Searchable<Item>[], query: string): Item[] {
  const words = wordsOf(query);
  const first = words[0];
  if (first === undefined) return list.map(({ item }) => item);
  const ahead: Item[] = [];
  const behind: Item[] = [];
  for (const { item, folded } of list) {
    if (words.every((word) => folded.includes(word))) (folded.startsWith(first) ? ahead : behind).push(item);
  }
  return ahead.concat(behind);
}

/** A piece of a name, and whether it is what was searched for. */
export interface Piece {
  text: string;
  match: boolean;
}

/** The name in pieces, with the places of all words. */
export function pieces(name: string, query: string): Piece[] {
  const words = wordsOf(query);
  if (words.length === 0) return [{ text: name, match: false }];
  const characters = [...name];
  const marked = characters.map(() => false);
  for (const word of words) mark(characters, marked, word);
  const result: Piece[] = [];
  characters.forEach((character, index) => {
    const last = result.at(-1);
    if (last && last.match === marked[index]) last.text += character;
    else result.push({ text: character, match: marked[index]! });
  });
  return result;
}

/** Marks the first place of a word; folding may change how many characters there are, so each is folded by itself. */
function mark(characters: string[], marked: boolean[], word: string): void {
  const folded = characters.map(fold);
  for (let start = 0; start < folded.length; start += 1) {
    let joined = "";
    let end = start;
    while (end < folded.length && joined.length < word.length) joined += folded[end++];
    if (folded[start] !== "" && joined.startsWith(word)) {
      marked.fill(true, start, end);
      return;
    }
  }
}

const wordsOf = (query: string): string[] => fold(query).split(/\s+/u).filter(Boolean);

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
}
