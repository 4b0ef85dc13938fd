import { Select } from '@mantine/core';
import { useRead } from '../door/use-read.ts';

/** Chooses one of the shop's own templates or a built-in layout. */
export function TemplateSelect(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (name: string) => void;
}) {
  const catalogue = useRead('listTemplates', {});
  const templates = catalogue.data?.templates ?? [];
  const listOf = (isOwn: boolean) =>
    templates.filter(({ id }) => (id !== null) === isOwn).map(({ name, label }) => ({ value: name, label }));
  const groups = [
    { group: "The shop's own", items: listOf(true) },
    { group: 'Built in', items: listOf(false) },
  ];
  // Until the list is there, the name itself is what can be shown.
  const data = templates.length === 0 ? [props.value] : groups.filter(({ items }) => items.length > 0);
  return (
    <Select
      label={props.label}
      data={data}
      allowDeselect={false}
      searchable
      error={catalogue.error?.message}
      value={props.value}
      onChange={(name) => name !== null && props.onChange(name)}
    />
  );
}
