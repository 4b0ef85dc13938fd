import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { UpdateState } from '../../preload/contract.ts';
import { door } from '../door/door.ts';

const KEY = ['update'];

/** How the program stands to newer versions, as it changes. */
export function useUpdate(): UpdateState | undefined {
  const queries = useQueryClient();
  useEffect(
    () => door.onEvent((event) => event.kind === 'update-changed' && queries.setQueryData(KEY, event.update)),
    [queries],
  );
  return useQuery({ queryKey: KEY, queryFn: () => door.readUpdate() }).data;
}
