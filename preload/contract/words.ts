/**
 * A file that a call reads or writes. The command line names a path. A window never sees paths: it holds a token that
 * its door gave out for a file which the operator dropped or picked, and the door puts the path in its place.
 */
export type FileReference = { readonly path: string } | { readonly token: string };

/**
 * A folder of the settings: an absolute path, as typed on this computer, or the one that `Door.chooseFolder` gave out.
 * The only paths that a window may name: the engine adds order folders to the one kind and reads feeds from the other.
 */
export type ChosenFolder = string | FileReference;

/** Answers every guard of a call with yes. */
export interface Confirmable {
  readonly yes?: boolean;
}

export type Nothing = Readonly<Record<never, never>>;

export interface ById {
  readonly id: number;
}

/** A dealership by its name or any of its aliases, matched exactly, case and spaces aside. */
export interface ByName {
  readonly name: string;
}

/** Dealerships by name or alias. */
export interface ByNames {
  readonly names: readonly string[];
}

/** A page of a long list. */
export interface PageInput {
  readonly limit?: number;
  readonly offset?: number;
}

/** A text file for the window to save. */
export interface SavedText {
  readonly fileName: string;
  readonly text: string;
  /** Rows below the heading. */
  readonly rows: number;
}
