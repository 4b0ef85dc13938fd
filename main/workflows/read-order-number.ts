import { ProblemError } from '../core/problem.ts';

const LONGEST_NUMBER = 40;

/** Reads the shop's number for an order as it was typed; blank means none. Problem: `wrong-order-number`. */
export function readOrderNumber(text: string | null | undefined): string | null {
  const number = (text ?? '').trim();
  if (number === '') return null;
  if (number.length > LONGEST_NUMBER || /\p{Cc}/u.test(number)) {
    throw new ProblemError(
      'wrong-order-number',
      `An order number is one line of at most ${LONGEST_NUMBER} characters. Nothing was changed. Give another one.`,
    );
  }
  return number;
}
