import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatVariableLibrary, makeFileUrl, readFileUrl } from '../../main/core/variable-library.ts';

describe('a variable library', () => {
  it('keeps markup in the data from being markup in the file', () => {
    const file = {
      header: ['A', '@B'],
      rows: [['<b> & "c"\u0001', 'D:\\a&b.png']],
      rowNames: ['1 "x"'],
      pathColumns: [1],
    };
    const text = formatVariableLibrary(file);
    expect(text).toContain('<A><p>&lt;b&gt; &amp; &quot;c&quot;</p></A>\r\n');
    expect(text).toContain('<B>file:///D:/a%26b.png</B>\r\n');
    expect(text).toContain('dataSetName="1 &quot;x&quot;">');
  });
});

describe('the URL of a picture', () => {
  it.each([
    ['D:\\Orders\\A B\\x.png', 'file:///D:/Orders/A%20B/x.png'],
    ['\\\\ADOBE\\Orders\\x.png', 'file:////ADOBE/Orders/x.png'],
    ['/Volumes/Orders/x#1.png', 'file:///Volumes/Orders/x%231.png'],
    ['/srv/Größe/100%.png', 'file:///srv/Gr%C3%B6%C3%9Fe/100%25.png'],
  ])('of %s is %s, and leads back', (path, url) => {
    expect(makeFileUrl(path)).toBe(url);
    expect(readFileUrl(url)).toBe(path);
  });

  it('leads back to any path of Windows and of a Mac', () => {
    const name = fc.string({ minLength: 1 }).map((text) => text.replace(/[\\/\0]/g, '_'));
    const names = fc.array(name, { minLength: 1 });
    const windows = names.map((parts) => `D:\\${parts.join('\\')}`);
    const share = names.map((parts) => `\\\\ADOBE\\${parts.join('\\')}`);
    const mac = names.map((parts) => `/Volumes/${parts.join('/')}`);
    fc.assert(
      fc.property(fc.oneof(windows, share, mac), (path) => {
        expect(readFileUrl(makeFileUrl(path))).toBe(path);
        expect(makeFileUrl(path)).toMatch(/^file:\/\/\/[\x21-\x7e]+$/);
      }),
    );
  });

  it.each(['x.png', 'http://cars.example/x.png', 'file:///a%'])('is nothing else: %s', (text) => {
    expect(readFileUrl(text)).toBe(text);
  });
});
