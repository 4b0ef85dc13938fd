import type { TemplateFormat, TemplatePreview } from '../../preload/contract.ts';

/** What each form of a template is called, and how its bytes are. */
export const FORMAT_WORDS: Readonly<Record<TemplateFormat, { readonly label: string; readonly bytes: string }>> = {
  'illustrator-csv': {
    label: 'Illustrator, CSV',
    bytes: 'UTF-8 without a mark, commas, quotes where needed, CRLF',
  },
  'illustrator-xml': {
    label: 'Illustrator, variable library (XML)',
    bytes: 'XML in UTF-8, a named data set for each vehicle, pictures as file:/// links, CRLF',
  },
  'indesign-csv': {
    label: 'InDesign, CSV',
    bytes: 'UTF-8 without a mark, commas, quotes where needed, CRLF',
  },
  'indesign-text': {
    label: 'InDesign, text (UTF-16)',
    bytes: 'UTF-16 LE with its mark, tabs, no quotes, CRLF',
  },
};

/** The forms as a choice offers them. */
export const FORMAT_CHOICES = Object.entries(FORMAT_WORDS).map(([value, { label }]) => ({ value, label }));

/** Whose vehicles a preview shows. */
export const SOURCE_WORDS: Readonly<Record<TemplatePreview['source'], string>> = {
  'next-order': 'what its next order would print',
  inventory: 'vehicles of its lot, as nothing is new',
  nothing: 'no vehicles: it has none in the active import',
};
