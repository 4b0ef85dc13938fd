/**
 * Formats a JSON document as `JSON.stringify(document, null, 2)` does, in ASCII and in pieces, each entry of its lists
 * for itself: a whole inventory is longer than any one text may be.
 */
export function* formatJson(document: object): Generator<string> {
  const entries = Object.entries(document).filter(([, value]) => value !== undefined);
  if (entries.length === 0) {
    yield '{}';
    return;
  }
  let before = '{\n';
  for (const [key, value] of entries) {
    yield `${before}  ${formatPart(key, 2)}: `;
    if (Array.isArray(value)) yield* formatList(value);
    else yield formatPart(value, 2);
    before = ',\n';
  }
  yield '\n}';
}

function* formatList(list: readonly unknown[]): Generator<string> {
  if (list.length === 0) {
    yield '[]';
    return;
  }
  let before = '[\n';
  for (const entry of list) {
    yield `${before}    ${formatPart(entry ?? null, 4)}`;
    before = ',\n';
  }
  yield '\n  ]';
}

/** @param depth Spaces before each further line. */
function formatPart(value: unknown, depth: number): string {
  return JSON.stringify(value, null, 2)
    .replaceAll('\n', `\n${' '.repeat(depth)}`)
    .replace(/[\u007f-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
