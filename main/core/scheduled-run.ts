import type { ScrapingRun } from './scraping.ts';
import type { Announcement } from './watched-files.ts';

/** What is told of a run that nobody began by hand: what came of it, and which times were missed before it. */
export function describeScheduledRun({ status, failure, results, missed }: ScrapingRun): Announcement {
  const taken = results.filter(({ effect }) => effect === 'taken').length;
  const held = results.filter(({ effect }) => effect === 'held').length;
  const parts = [
    results.length === 0 ? 'Every website was read since its time.' : `${taken} of ${results.length} taken over.`,
    ...(held > 0 ? [`${held} ${held === 1 ? 'waits' : 'wait'} for a look.`] : []),
    ...(missed.length > 0 ? [`${missed.length === 1 ? 'One time was' : `${missed.length} times were`} missed.`] : []),
    ...(status === 'stopped' ? ['It was stopped; nothing was imported.'] : []),
    ...(failure === null ? [] : [failure]),
  ];
  const isDone = status === 'done' && taken === results.length;
  return {
    kind: isDone ? 'done' : 'problem',
    title: 'Websites were read',
    text: parts.join(' '),
    path: '/dealerships',
  };
}
