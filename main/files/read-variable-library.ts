import { DOMParser, type Element } from '@xmldom/xmldom';
import { readFileUrl, VARIABLES_NAMESPACE } from '../core/variable-library.ts';

/**
 * Reads a variable library of Illustrator as rows of cells, its variables first: those of linked files begin with `@`
 * and their cells are paths. `null` when the text is no such library.
 */
export function readVariableLibrary(text: string): readonly (readonly string[])[] | null {
  const root = parse(text);
  if (!root) return null;
  const variables = listElements(root, 'variable').map((variable) => ({
    name: variable.getAttribute('varName') ?? '',
    isPath: variable.getAttribute('trait') === 'fileref',
  }));
  const rows = listElements(root, 'sampleDataSet').map((set) =>
    variables.map(({ name, isPath }) => {
      const cell = childrenOf(set).find((child) => child.localName === name)?.textContent ?? '';
      return isPath ? readFileUrl(cell) : cell;
    }),
  );
  return [variables.map(({ name, isPath }) => (isPath ? `@${name}` : name)), ...rows];
}

function parse(text: string): Element | null {
  try {
    const onError = (_level: string, message: string) => {
      throw new Error(message);
    };
    return new DOMParser({ onError }).parseFromString(text, 'text/xml').documentElement;
  } catch {
    // Whatever is wrong with it, it is not what was written.
    return null;
  }
}

function listElements(root: Element, name: string): readonly Element[] {
  return [...root.getElementsByTagNameNS(VARIABLES_NAMESPACE, name)];
}

function childrenOf(element: Element): readonly Element[] {
  return [...element.childNodes].filter((node): node is Element => node.nodeType === node.ELEMENT_NODE);
}
