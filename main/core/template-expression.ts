import { findClosestNames } from './closest-names.ts';

/** A piece of an expression: text as it is, or the name of a token. */
export type ExpressionPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'token'; readonly name: string };

/** An expression taken apart, or what is wrong with it and where, counted in characters from 0. */
export type ParsedExpression =
  | { readonly ok: true; readonly parts: readonly ExpressionPart[] }
  | { readonly ok: false; readonly position: number; readonly message: string };

/** One brace doubled, a token, or anything else that has no brace. */
const PIECE = /\{\{|\}\}|\{([^{}]*)\}|[^{}]+/y;

/**
 * Takes an expression such as `{year} {model} - {stock}` apart. A brace that is meant as text is doubled. The first
 * thing that is wrong is named with its position.
 */
export function parseExpression(expression: string, known: readonly string[]): ParsedExpression {
  const parts: ExpressionPart[] = [];
  let position = 0;
  while (position < expression.length) {
    PIECE.lastIndex = position;
    const match = PIECE.exec(expression);
    if (!match) return refuseBrace(expression, position);
    const [piece, name] = match;
    if (name !== undefined && !known.includes(name)) return refuseToken(name, known, position);
    const breakAt = name === undefined ? piece.search(/\p{Cc}|[\u2028\u2029]/u) : -1;
    if (breakAt >= 0) {
      return refuse(position + breakAt, 'A field cannot have a tab, a line break or another control character.');
    }
    addPart(parts, name === undefined ? { kind: 'text', text: readDoubledBrace(piece) } : { kind: 'token', name });
    position += piece.length;
  }
  return { ok: true, parts };
}

/** Writes parts as an expression that is taken apart into them again. */
export function formatExpression(parts: readonly ExpressionPart[]): string {
  return parts
    .map((part) => (part.kind === 'token' ? `{${part.name}}` : part.text.replace(/[{}]/g, (brace) => brace + brace)))
    .join('');
}

/**
 * Puts values in place of tokens. The text between two values goes when either side has nothing to show, and so does
 * the text before the first and after the last; text without any token stays.
 */
export function fillExpression(parts: readonly ExpressionPart[], values: Readonly<Record<string, string>>): string {
  if (!parts.some((part) => part.kind === 'token')) return joinTexts(parts);
  let filled = '';
  let before = '';
  let isFirst = true;
  let wasShown = false;
  for (const part of parts) {
    if (part.kind === 'text') {
      before += part.text;
      continue;
    }
    const value = values[part.name] ?? '';
    wasShown = value !== '';
    if (wasShown) filled += filled === '' && !isFirst ? value : before + value;
    before = '';
    isFirst = false;
  }
  return wasShown ? filled + before : filled;
}

function joinTexts(parts: readonly ExpressionPart[]): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}

function addPart(parts: ExpressionPart[], part: ExpressionPart): void {
  const last = parts.at(-1);
  if (part.kind === 'text' && last?.kind === 'text') parts[parts.length - 1] = { ...last, text: last.text + part.text };
  else parts.push(part);
}

function readDoubledBrace(piece: string): string {
  return piece === '{{' ? '{' : piece === '}}' ? '}' : piece;
}

function refuseBrace(expression: string, position: number): ParsedExpression {
  return expression[position] === '}'
    ? refuse(position, 'This } closes nothing. Write }} for a brace that is printed.')
    : refuse(position, 'This { is not closed. Write {{ for a brace that is printed.');
}

function refuseToken(name: string, known: readonly string[], position: number): ParsedExpression {
  if (name.trim() === '') return refuse(position, 'There is no token between these braces.');
  const closest = findClosestNames(name, known).map((one) => `{${one}}`);
  const advice = closest.length === 0 ? '' : ` Did you mean ${closest.join(' or ')}?`;
  return refuse(position, `{${name}} is no token.${advice}`);
}

function refuse(position: number, message: string): ParsedExpression {
  return { ok: false, position, message };
}
