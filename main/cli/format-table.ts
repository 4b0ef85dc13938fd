/** A column of a plain text table. */
export interface TableColumn<Row> {
  readonly header: string;
  readonly value: (row: Row) => string | number;
  readonly align?: 'right';
}

/** Lays rows out in columns as wide as their widest cell; two spaces between, no frame. */
export function formatTable<Row>(rows: readonly Row[], columns: readonly TableColumn<Row>[]): string {
  const grid = [
    columns.map((column) => column.header),
    ...rows.map((row) => columns.map((column) => String(column.value(row)))),
  ];
  // Not by Math.max of them all: a function takes no million arguments.
  const widths = columns.map((_, index) =>
    grid.reduce((widest, cells) => Math.max(widest, cells[index]?.length ?? 0), 0),
  );
  return grid
    .map((cells) =>
      cells
        .map((cell, index) => {
          const width = widths[index] ?? 0;
          return columns[index]?.align === 'right' ? cell.padStart(width) : cell.padEnd(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
