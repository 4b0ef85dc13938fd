import { findBuiltInTemplate } from './built-in-templates.ts';
import {
  readColumnKind,
  type TemplateColumn,
  type TemplateFormat,
  type TemplateIssue,
  type TemplateLayout,
} from './template.ts';
import { formatExpression, parseExpression } from './template-expression.ts';
import { TEMPLATE_TOKENS } from './template-tokens.ts';

const LONGEST_NAME = 60;
const LONGEST_HEADER = 60;
const LONGEST_EXPRESSION = 500;
const MOST_COLUMNS = 100;
const HIGHEST_MARKUP = 1_000_000;

const TOKEN_NAMES = TEMPLATE_TOKENS.map(({ name }) => name);
const PICTURES = TEMPLATE_TOKENS.filter(({ isPicture }) => isPicture).map(({ name }) => `{${name}}`);

/** What an element of XML may be called, as far as Illustrator is known to take it. */
const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_.-]*$/;

/** Finds everything that keeps a template from being saved, column by column. */
export function checkTemplate(name: string, layout: TemplateLayout): readonly TemplateIssue[] {
  const { columns, format } = layout;
  return [...checkName(name), ...checkWhole(layout), ...columns.flatMap((_, at) => checkColumn(columns, at, format))];
}

function checkName(name: string): readonly TemplateIssue[] {
  const say = (message: string): readonly TemplateIssue[] => [{ column: null, field: 'name', message }];
  if (name.trim() === '') return say('A template needs a name.');
  if (name.length > LONGEST_NAME) return say(`A name has at most ${LONGEST_NAME} characters.`);
  if (/\p{Cc}/u.test(name)) return say('A name cannot have control characters.');
  const builtIn = findBuiltInTemplate(name);
  return builtIn ? say(`${builtIn.name} is a built-in layout. Choose another name.`) : [];
}

function checkWhole({ columns, markup }: TemplateLayout): readonly TemplateIssue[] {
  const issues: TemplateIssue[] = [];
  const say = (field: 'columns' | 'markup', message: string) => issues.push({ column: null, field, message });
  if (columns.length === 0) say('columns', 'A template needs a column.');
  if (columns.length > MOST_COLUMNS) say('columns', `A template has at most ${MOST_COLUMNS} columns.`);
  if (markup !== null && !(Math.abs(markup) <= HIGHEST_MARKUP)) {
    say('markup', 'The markup must be an amount in dollars.');
  }
  return issues;
}

function checkColumn(columns: readonly TemplateColumn[], at: number, format: TemplateFormat): readonly TemplateIssue[] {
  const column = columns[at];
  if (!column) return [];
  const twin = columns.findIndex(({ header }) => header.toLowerCase() === column.header.toLowerCase());
  const wrongHeader =
    twin < at ? `Column ${twin + 1} has this header already.` : findWrongHeader(column.header, format);
  const issues: TemplateIssue[] = wrongHeader === null ? [] : [{ column: at, field: 'header', message: wrongHeader }];
  const wrong = findWrongExpression(column);
  return wrong === null ? issues : [...issues, { column: at, field: 'expression', ...wrong }];
}

function findWrongHeader(header: string, format: TemplateFormat): string | null {
  if (header.trim() === '') return 'A column needs a header.';
  if (header.length > LONGEST_HEADER) return `A header has at most ${LONGEST_HEADER} characters.`;
  if (/\p{Cc}|[\u2028\u2029]/u.test(header)) return 'A header cannot have a tab or a line break.';
  if (header !== header.trim()) return 'A header cannot begin or end with a space.';
  if (/[",;]/.test(header)) return 'A header cannot have a quote, a comma or a semicolon.';
  return format.startsWith('illustrator') ? findWrongInIllustrator(header, format) : findWrongInInDesign(header);
}

function findWrongInIllustrator(header: string, format: TemplateFormat): string | null {
  if (header.startsWith('#')) {
    return 'In Illustrator # shows or hides an object. A QR code that the program draws itself exists in InDesign only.';
  }
  if (header.startsWith('%')) return 'In Illustrator % means the data of a graph.';
  if (/\s/.test(header)) return 'Illustrator takes no spaces in a header.';
  const name = header.replace(/^@/, '');
  if (format === 'illustrator-xml' && !(VARIABLE_NAME.test(name) && !/^xml/i.test(name))) {
    return 'In a variable library a name has letters, digits, _, - and . only, and begins with a letter.';
  }
  return findWrongStart(name);
}

function findWrongInInDesign(header: string): string | null {
  if (header.includes(':')) return 'InDesign takes no colon in a header.';
  return findWrongStart(header.replace(/^[@#]/, ''));
}

function findWrongStart(name: string): string | null {
  return /^[\p{L}\p{N}_]/u.test(name) ? null : 'A header begins with a letter or a digit, after @ or # if it has one.';
}

function findWrongExpression(column: TemplateColumn): Pick<TemplateIssue, 'message' | 'position'> | null {
  const { expression } = column;
  if (expression.length > LONGEST_EXPRESSION) {
    return { message: `An expression has at most ${LONGEST_EXPRESSION} characters.`, position: LONGEST_EXPRESSION };
  }
  const parsed = parseExpression(expression, TOKEN_NAMES);
  if (!parsed.ok) return { message: parsed.message, position: parsed.position };
  if (readColumnKind(column) === 'picture') {
    if (PICTURES.includes(expression)) return null;
    return { message: `A column whose header begins with @ holds the path of a picture: ${PICTURES.join(' or ')}.` };
  }
  const at = parsed.parts.findIndex((part) => part.kind === 'token' && PICTURES.includes(`{${part.name}}`));
  if (at < 0) return null;
  return {
    message: `${formatExpression(parsed.parts.slice(at, at + 1))} is the path of a picture; only a column whose header begins with @ takes it.`,
    position: formatExpression(parsed.parts.slice(0, at)).length,
  };
}
