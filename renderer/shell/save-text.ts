/** Hands a text file to the operator: a browser saves it among its downloads, the desktop asks where. */
export function saveText(file: { readonly fileName: string; readonly text: string }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([file.text], { type: 'text/csv' }));
  link.download = file.fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}
