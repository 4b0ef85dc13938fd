import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a run found, as it was printed. */
export interface BenchmarkReport {
  readonly report: readonly string[];
  readonly skipped: readonly string[];
  readonly machine: string;
}

/** Keeps a run's tables as BENCHMARKS.md in the project's folder. */
export function saveBenchmarks(project: string, { report, skipped, machine }: BenchmarkReport): void {
  const sections = report.map((section) => {
    const [title = '', ...tables] = section.split('\n\n');
    return `## ${title.replace(/[:,].*$/s, '')}\n\n${title}\n\n${tables.map((table) => `\`\`\`\n${table}\n\`\`\``).join('\n\n')}`;
  });
  const text = [
    '# Benchmarks',
    `Written by \`npm run bench -- --save\` on ${new Date().toISOString().slice(0, 10)}: ${machine}`,
    'Compare figures of one run only: machines differ, and so do days. The feeds are invented from a seed.',
    ...sections,
    ...(skipped.length > 0 ? [skipped.join('\n\n')] : []),
  ];
  writeFileSync(join(project, 'BENCHMARKS.md'), `${text.join('\n\n')}\n`);
}
