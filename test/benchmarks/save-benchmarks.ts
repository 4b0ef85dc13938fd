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
    return `## ${title.replace(/:$/, '')}\n\n${tables.map((table) => `\`\`\`\n${table}\n\`\`\``).join('\n\n')}`;
  });
  const text = [
    '# Benchmarks',
    `Machine, on ${new Date().toISOString().slice(0, 10)}: ${machine}`,
    `To repeat it: \`npm run bench -- ${process.argv.slice(2).join(' ')}\``,
    'Compare figures of one run only: machines differ, and so do days. The feeds are invented from a seed.',
    ...sections,
    ...(skipped.length > 0 ? ['## Skipped', skipped.map((line) => `- ${line}`).join('\n')] : []),
  ];
  writeFileSync(join(project, 'BENCHMARKS.md'), `${text.join('\n\n')}\n`);
}
