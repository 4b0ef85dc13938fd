import { Checkbox, Group, NumberInput, Select } from '@mantine/core';
import type { TemplateFormat, TemplateIssue } from '../../preload/contract.ts';
import type { EditedTemplate } from './edit-template.ts';
import { FORMAT_CHOICES } from './template-words.ts';

/** What a template says beside its columns. */
export function TemplateOptions(props: {
  readonly value: EditedTemplate;
  readonly issues: readonly TemplateIssue[];
  readonly onChange: (change: Partial<EditedTemplate>, touched: string | null) => void;
}) {
  const { value, issues, onChange } = props;
  return (
    <Group gap="sm" align="flex-end">
      <Select
        label="Written for"
        data={FORMAT_CHOICES}
        value={value.format}
        allowDeselect={false}
        w={240}
        onChange={(format) => format !== null && onChange({ format: format as TemplateFormat }, null)}
      />
      <NumberInput
        label="Markup"
        placeholder="the dealership's"
        prefix="$"
        w={170}
        value={value.markup ?? ''}
        error={issues.find((issue) => issue.field === 'markup')?.message}
        onChange={(markup) => onChange({ markup: markup === '' ? null : Number(markup) }, 'markup')}
      />
      <Group gap="md" mih={36}>
        <Checkbox
          label="* in empty cells"
          checked={value.emptyCell === '*'}
          onChange={(event) => onChange({ emptyCell: event.currentTarget.checked ? '*' : '' }, null)}
        />
        <Checkbox
          label="New and used apart"
          checked={value.splitsNewAndUsed}
          onChange={(event) => onChange({ splitsNewAndUsed: event.currentTarget.checked }, null)}
        />
      </Group>
    </Group>
  );
}
