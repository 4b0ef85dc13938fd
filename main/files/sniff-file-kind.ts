/** What a file is when it is not text, in the operator's words, with what to do about it. */
export interface ForeignKind {
  readonly code: 'excel-workbook' | 'not-text';
  /** Continues `inventory.csv is …`. */
  readonly is: string;
  readonly advice: string;
}

const WORKBOOK: ForeignKind = {
  code: 'excel-workbook',
  is: 'an Excel workbook, whatever its name says',
  advice: 'Open it in Excel, save it as "CSV UTF-8" and use that file.',
};
const PICTURE: ForeignKind = { code: 'not-text', is: 'a picture', advice: 'Choose the CSV file.' };
const ARCHIVE: ForeignKind = {
  code: 'not-text',
  is: 'an archive',
  advice: 'Unpack it and use the CSV files that are in it.',
};
const PDF: ForeignKind = { code: 'not-text', is: 'a PDF', advice: 'Ask for the same data as a CSV file.' };
const BINARY: ForeignKind = {
  code: 'not-text',
  is: 'not a text file',
  advice: 'Choose the CSV file, or save this one as "CSV UTF-8".',
};

/** First bytes of the formats that people drop by mistake, as Latin-1 text. */
const SIGNATURES: readonly (readonly [string, ForeignKind])[] = [
  ['PK\x03\x04', ARCHIVE],
  ['PK\x05\x06', ARCHIVE],
  ['\x1f\x8b', ARCHIVE],
  ['7z\xbc\xaf\x27\x1c', ARCHIVE],
  ['Rar!\x1a\x07', ARCHIVE],
  ['\xfd7zXZ\x00', ARCHIVE],
  ['\xd0\xcf\x11\xe0', WORKBOOK],
  ['\x89PNG', PICTURE],
  ['\xff\xd8\xff', PICTURE],
  ['GIF8', PICTURE],
  ['II*\x00', PICTURE],
  ['MM\x00*', PICTURE],
  ['%PDF-', PDF],
];

/** Control characters, tab and line breaks aside, that a text file may hold among 100 bytes; random bytes hold 10. */
const MOST_CONTROLS_PER_100 = 5;

/** Tells from a file's first bytes whether it is something else than text; `null` for text. */
export function sniffFileKind(head: Uint8Array): ForeignKind | null {
  const text = Buffer.from(head).toString('latin1');
  if (text.startsWith('\xff\xfe') || text.startsWith('\xfe\xff')) return null;
  const kind = SIGNATURES.find(([signature]) => text.startsWith(signature))?.[1];
  // A workbook is an archive whose members lie in the folder xl.
  if (kind === ARCHIVE && text.startsWith('PK') && text.includes('xl/')) return WORKBOOK;
  if (kind !== undefined) return kind;
  const controls = head.filter((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d).length;
  return controls * 100 > head.length * MOST_CONTROLS_PER_100 ? BINARY : null;
}
