import type { ImportWarning } from './import-report.ts';

/** Something about a row; equal notes are added up. */
interface Note {
  readonly code: string;
  readonly message: string;
}

/** How many different messages of one code are listed; the rows of all others are counted together. */
const LISTED_MESSAGES = 20;

/** Adds up the notes about an import's rows, in memory that does not grow with the import. */
export class NoteCount {
  readonly #counts = new Map<string, Map<string, number>>();
  readonly #others = new Map<string, number>();

  add({ code, message }: Note): void {
    let messages = this.#counts.get(code);
    if (!messages) {
      messages = new Map();
      this.#counts.set(code, messages);
    }
    const count = messages.get(message);
    if (count !== undefined) messages.set(message, count + 1);
    else if (messages.size < LISTED_MESSAGES) messages.set(message, 1);
    else this.#others.set(code, (this.#others.get(code) ?? 0) + 1);
  }

  /** The warnings, by code in the order of their first note, the most frequent message first. */
  list(): readonly ImportWarning[] {
    return [...this.#counts].flatMap(([code, messages]) => {
      const listed = [...messages].map(([message, count]) => ({ code, message, count }));
      listed.sort((left, right) => right.count - left.count);
      const others = this.#others.get(code);
      if (others === undefined) return listed;
      const message = `Rows with other texts of this kind; only ${LISTED_MESSAGES} texts are listed.`;
      return [...listed, { code, message, count: others }];
    });
  }
}
