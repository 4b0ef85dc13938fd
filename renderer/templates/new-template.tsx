import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { TemplateFormat, TemplateSummary } from '../../preload/contract.ts';
import { Dialog } from '../shell/dialog.tsx';
import { saveTemplate } from './save-template.ts';
import { FORMAT_CHOICES } from './template-words.ts';

/** Makes a template of the shop's own from another one. */
export function NewTemplate(props: {
  readonly templates: readonly TemplateSummary[];
  /** Name of the template that it begins as. */
  readonly from: string;
  readonly onClose: () => void;
  readonly onMade: (name: string) => void;
}) {
  const { templates } = props;
  const [from, setFrom] = useState(props.from);
  const source = templates.find((template) => template.name === from);
  const [name, setName] = useState(() => freeName(source?.label ?? '', templates));
  const [format, setFormat] = useState<TemplateFormat>(source?.layout.format ?? 'illustrator-csv');

  async function make(): Promise<void> {
    if (!source) return;
    const template = await saveTemplate({ name, layout: { ...source.layout, format } });
    if (template) props.onMade(template.name);
  }

  return (
    <Dialog onClose={props.onClose} title="New template">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <Stack>
          <TextInput
            label="Name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
            maxLength={60}
          />
          <Select
            label="Begins as"
            data={templates.map((template) => ({ value: template.name, label: template.label }))}
            value={from}
            allowDeselect={false}
            searchable
            onChange={(chosen) => {
              const next = templates.find((template) => template.name === chosen);
              if (!next) return;
              setFrom(next.name);
              setFormat(next.layout.format);
              setName(freeName(next.label, templates));
            }}
          />
          <Select
            label="Written for"
            data={FORMAT_CHOICES}
            value={format}
            allowDeselect={false}
            onChange={(chosen) => chosen !== null && setFormat(chosen as TemplateFormat)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={name.trim() === ''}>
              Make the template
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

/** `Flyout copy`, or `Flyout copy 2` when there is one. */
function freeName(label: string, templates: readonly TemplateSummary[]): string {
  const base = `${label} copy`;
  const taken = new Set(templates.map((template) => template.name.toLowerCase()));
  let name = base;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${base} ${number}`;
  return name;
}
