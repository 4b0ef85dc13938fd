/** Keeps a folder, its CSV and the orders folder together well below the 260 characters that Windows allows a path. */
const LONGEST_NAME = 60;

/** Names that Windows gives to devices, whatever the extension (Microsoft, "Naming Files, Paths, and Namespaces"). */
const DEVICE_NAME = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;

/**
 * Turns any text into a file name that is safe on Windows: ASCII letters, digits, `.`, `-` and `_`, at most 60
 * characters, no device name, no dot at either end. `Serra Honda O'Fallon` becomes `Serra_Honda_OFallon`.
 */
export function makeSafeFileName(text: string): string {
  // ASCII only: the Adobe workstation reads paths in a CSV in its own code page.
  const ascii = text
    .toWellFormed()
    .normalize('NFKD')
    .replace(/\p{M}|['’]/gu, '')
    .replaceAll('&', ' and ')
    .replace(/[^A-Za-z0-9.-]+/g, '_');
  const name = trimEnds(trimEnds(ascii).slice(0, LONGEST_NAME));
  if (name === '') return 'unnamed';
  const [stem = '', ...extensions] = name.split('.');
  return DEVICE_NAME.test(stem) ? [`${stem}_`, ...extensions].join('.') : name;
}

function trimEnds(name: string): string {
  return name.replace(/^[._-]+|[._-]+$/g, '');
}
