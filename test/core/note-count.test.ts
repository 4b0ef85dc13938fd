import { describe, expect, it } from 'vitest';
import { NoteCount } from '../../main/core/note-count.ts';

describe('counting notes', () => {
  it('adds up equal ones, by code, the most frequent first', () => {
    const notes = new NoteCount();
    for (const message of ['blank', 'HTML', 'HTML']) notes.add({ code: 'price', message });
    notes.add({ code: 'year', message: 'blank' });
    notes.add({ code: 'price', message: 'HTML' });
    expect(notes.list()).toEqual([
      { code: 'price', message: 'HTML', count: 3 },
      { code: 'price', message: 'blank', count: 1 },
      { code: 'year', message: 'blank', count: 1 },
    ]);
  });

  it('lists twenty texts of a kind and counts the rest together, so that no row is lost', () => {
    const notes = new NoteCount();
    for (let number = 0; number < 1000; number += 1) notes.add({ code: 'type', message: `"${number}"` });
    notes.add({ code: 'type', message: '"3"' });
    const listed = notes.list();
    expect(listed).toHaveLength(21);
    expect(listed[0]).toEqual({ code: 'type', message: '"3"', count: 2 });
    expect(listed.at(-1)).toMatchObject({ code: 'type', count: 980 });
  });
});
