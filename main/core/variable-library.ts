import type { AdobeFile } from './adobe-layouts.ts';

/** The namespaces of a variable library, as Illustrator writes them. */
export const VARIABLES_NAMESPACE = 'http://ns.adobe.com/Variables/1.0/';
const FLOWS = 'http://ns.adobe.com/Flows/1.0/';
const CUSTOM = 'http://ns.adobe.com/GenericCustomNamespace/1.0/';

/**
 * Writes an Adobe file as Illustrator's XML variable library: a variable for each column, linked files for those whose
 * header begins with `@`, and a named data set for each vehicle.
 */
export function formatVariableLibrary(file: Pick<AdobeFile, 'header' | 'rows' | 'rowNames' | 'pathColumns'>): string {
  const names = file.header.map((header) => header.replace(/^@/, ''));
  const isPath = (column: number) => file.pathColumns.includes(column);
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<svg>',
    `<variableSets xmlns="${VARIABLES_NAMESPACE}">`,
    '\t<variableSet locked="none" varSetName="binding1">',
    '\t\t<variables>',
    ...names.map((name, column) => {
      const [category, trait] = isPath(column) ? [VARIABLES_NAMESPACE, 'fileref'] : [FLOWS, 'textcontent'];
      return `\t\t\t<variable category="${category}" trait="${trait}" varName="${escapeXml(name)}"></variable>`;
    }),
    '\t\t</variables>',
    `\t\t<v:sampleDataSets xmlns="${CUSTOM}" xmlns:v="${VARIABLES_NAMESPACE}">`,
    ...file.rows.flatMap((cells, row) => [
      `\t\t\t<v:sampleDataSet dataSetName="${escapeXml(file.rowNames[row] ?? '')}">`,
      ...names.map((name, column) => {
        const cell = cells[column] ?? '';
        const content = isPath(column) ? escapeXml(makeFileUrl(cell)) : `<p>${escapeXml(cell)}</p>`;
        return `\t\t\t\t<${name}>${content}</${name}>`;
      }),
      '\t\t\t</v:sampleDataSet>',
    ]),
    '\t\t</v:sampleDataSets>',
    '\t</variableSet>',
    '</variableSets>',
    '</svg>',
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}

/**
 * An absolute path as a URL of the form that Illustrator takes: `file:///D:/Orders/a%20b.png`, `file:///Volumes/Orders`
 * on a Mac, and a share of Windows with its two slashes kept, `file:////ADOBE/Orders` (RFC 8089, appendix E.3.2).
 */
export function makeFileUrl(path: string): string {
  const isWindows = /^(?:[A-Za-z]:|\\\\)/.test(path);
  const slashed = (isWindows ? path.replaceAll('\\', '/') : path).toWellFormed();
  const encoded = slashed.split('/').map((name, at) => (at === 0 && isWindows ? name : encodeURIComponent(name)));
  return `file://${slashed.startsWith('/') ? '' : '/'}${encoded.join('/')}`;
}

/** The path that a URL of makeFileUrl names; anything else comes back as it is. */
export function readFileUrl(url: string): string {
  const found = /^file:\/\/(\/.*)$/.exec(url)?.[1];
  if (found === undefined) return url;
  try {
    const path = decodeURIComponent(found);
    if (/^\/[A-Za-z]:/.test(path)) return path.slice(1).replaceAll('/', '\\');
    return path.startsWith('//') ? path.replaceAll('/', '\\') : path;
  } catch {
    // A stray `%` is no encoding.
    return url;
  }
}

/** Text without the characters that XML cannot have (XML 1.0, 2.2). */
export function dropUnwritable(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}

function escapeXml(text: string): string {
  return dropUnwritable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
