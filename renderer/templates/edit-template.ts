import type { TemplateColumn, TemplateLayout } from '../../preload/contract.ts';

/** A column while it is edited; its key stays with it wherever it moves. */
export interface EditedColumn extends TemplateColumn {
  readonly key: string;
}

/** A template while it is edited. */
export interface EditedTemplate extends Omit<TemplateLayout, 'columns'> {
  readonly name: string;
  readonly columns: readonly EditedColumn[];
}

/** An editor's state with what undo and redo lead to. */
export interface EditHistory {
  readonly past: readonly EditedTemplate[];
  readonly present: EditedTemplate;
  readonly future: readonly EditedTemplate[];
  /** What the last change was made to: typing on in one field is one step. */
  readonly touched: string | null;
}

/** What can happen to a template in the editor. */
export type EditAction =
  | { readonly kind: 'change'; readonly touched: string | null; readonly to: EditedTemplate }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'reset'; readonly to: EditedTemplate };

const MOST_STEPS = 200;

/** Begins to edit a saved template. */
export function beginEditing(name: string, layout: TemplateLayout): EditHistory {
  return { past: [], present: toEdited(name, layout), future: [], touched: null };
}

/** A saved template as it is edited. */
export function toEdited(name: string, layout: TemplateLayout): EditedTemplate {
  return { ...layout, name, columns: layout.columns.map((column) => ({ ...column, key: crypto.randomUUID() })) };
}

/** The layout of an edited template, as it is saved. */
export function toLayout({ name: _name, columns, ...rest }: EditedTemplate): TemplateLayout {
  const { format, emptyCell, splitsNewAndUsed, markup } = rest;
  const plain = columns.map(({ header, expression }) => ({ header, expression }));
  return { format, columns: plain, emptyCell, splitsNewAndUsed, markup };
}

/** Does, undoes or redoes a change. */
export function reduceEdit(state: EditHistory, action: EditAction): EditHistory {
  switch (action.kind) {
    case 'change': {
      const isSameField = action.touched !== null && action.touched === state.touched;
      const past = isSameField ? state.past : [...state.past, state.present].slice(-MOST_STEPS);
      return { past, present: action.to, future: [], touched: action.touched };
    }
    case 'undo': {
      const before = state.past.at(-1);
      if (!before) return state;
      return {
        past: state.past.slice(0, -1),
        present: before,
        future: [state.present, ...state.future],
        touched: null,
      };
    }
    case 'redo': {
      const [next, ...future] = state.future;
      if (!next) return state;
      return { past: [...state.past, state.present], present: next, future, touched: null };
    }
    case 'reset':
      return { past: [], present: action.to, future: [], touched: null };
  }
}

/** Moves a column to another place, counted from 0; beyond either end it stays. */
export function moveColumn(columns: readonly EditedColumn[], from: number, to: number): readonly EditedColumn[] {
  const column = columns[from];
  if (!column || to < 0 || to >= columns.length) return columns;
  return columns.toSpliced(from, 1).toSpliced(to, 0, column);
}

/** A new column of a kind, with a header that none has yet. */
export function makeColumn(
  kind: 'text' | 'picture' | 'vector' | 'code',
  columns: readonly EditedColumn[],
): EditedColumn {
  const [header, expression] = {
    text: ['COLUMN', '{model}'],
    picture: ['@QR', '{qr}'],
    vector: ['@QRPDF', '{qrPdf}'],
    code: ['#QR', '{link}'],
  }[kind] as [string, string];
  const taken = new Set(columns.map((column) => column.header.toLowerCase()));
  let free = header;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${header}${number}`;
  return { key: crypto.randomUUID(), header: free, expression };
}
