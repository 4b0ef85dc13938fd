import { Switch } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { door } from '../door/door.ts';

const KEY = ['open-at-login'];

/** Whether the application opens at login, so that it is there at the time; nothing where that cannot be set. */
export function OpenAtLogin() {
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: KEY, queryFn: () => door.readOpenAtLogin() });
  if (data === undefined || data === null) return null;
  const change = async (isOn: boolean) => client.setQueryData(KEY, await door.setOpenAtLogin(isOn));
  return (
    <Switch
      label="Open the application when I log in"
      description="At once, whether or not you save."
      checked={data}
      onChange={(event) => void change(event.currentTarget.checked)}
    />
  );
}
