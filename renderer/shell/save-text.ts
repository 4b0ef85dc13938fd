/** A text as the bytes of a file. */
export function encodeText(text: string, encoding: 'utf8' | 'utf16le'): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf8') return new TextEncoder().encode(text);
  const bytes = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at += 1) bytes.setUint16(at * 2, text.charCodeAt(at), true);
  return new Uint8Array(bytes.buffer);
}

/** Hands a text file to the operator: a browser saves it among its downloads, the desktop asks where. */
export function saveText(file: {
  readonly fileName: string;
  readonly text: string;
  readonly encoding?: 'utf8' | 'utf16le';
}): void {
  const link = document.createElement('a');
  const bytes = encodeText(file.text, file.encoding ?? 'utf8');
  link.href = URL.createObjectURL(new Blob([bytes], { type: 'text/csv' }));
  link.download = file.fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}
