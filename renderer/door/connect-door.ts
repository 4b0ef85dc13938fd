import type { CallName, Door, DoorEvent, OfferedFile, Result } from '../../preload/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload script; absent in an ordinary browser. */
    readonly silverFox?: Door;
  }
}

/** The door this page came through: the desktop's preload, or the browser door on the same origin. */
export function connectDoor(): Door {
  return window.silverFox ?? connectBrowserDoor();
}

function connectBrowserDoor(): Door {
  const listeners = new Set<(event: DoorEvent) => void>();
  const events = new EventSource('/api/events');
  const tell = (event: DoorEvent) => {
    for (const listener of listeners) listener(event);
  };
  events.onmessage = (message) => tell(JSON.parse(message.data) as DoorEvent);
  // Nobody says what is written before the stream is open, so nothing is asked before.
  const { promise: hearing, resolve: goOn } = Promise.withResolvers<void>();
  let mayHaveMissed = false;
  events.onopen = () => {
    goOn();
    // What was written while it was cut off was not heard.
    if (mayHaveMissed) tell({ kind: 'changed', call: '' });
    mayHaveMissed = true;
  };
  events.onerror = () => {
    goOn();
    mayHaveMissed = true;
  };
  const call = (name: string) => async (input: unknown, job?: string) => {
    await hearing;
    return ask(`/api/calls/${name}`, { method: 'POST', body: JSON.stringify({ input, job }) });
  };
  return {
    host: 'browser',
    calls: new Proxy({} as Door['calls'], { get: (_target, name: CallName) => call(name) }),
    async cancel(job) {
      await fetch(`/api/jobs/${encodeURIComponent(job)}/cancel`, { method: 'POST' });
    },
    offerFiles: (files) => Promise.all(files.map(upload)),
    chooseFolder: async () => null,
    async openOrderFolder(orderId) {
      const link = document.createElement('a');
      link.href = `/api/orders/${orderId}/zip`;
      link.download = '';
      link.click();
      return { ok: true, value: null };
    },
    async openOrdersFolder() {
      const message = 'A browser shows no folders. The status bar says where order folders go.';
      return { ok: false, problem: { code: 'no-folder', message } };
    },
    readOpenAtLogin: async () => null,
    setOpenAtLogin: async () => null,
    readUpdate: async () => ({
      status: 'off',
      message: 'A browser shows the version that was started on this computer.',
    }),
    askForUpdate: async () => undefined,
    async installUpdate() {
      return { ok: false, problem: { code: 'no-update', message: 'A browser installs nothing. Nothing was changed.' } };
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function ask(address: string, request: RequestInit): Promise<Result<never>> {
  try {
    const response = await fetch(address, { ...request, headers: { 'content-type': 'application/json' } });
    return (await response.json()) as Result<never>;
  } catch {
    const message = 'The application does not answer. Nothing was changed. Start it again and reload this page.';
    return { ok: false, problem: { code: 'no-answer', message } };
  }
}

async function upload(file: File): Promise<OfferedFile> {
  const response = await fetch(`/api/files?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file });
  if (!response.ok) throw new Error(`${file.name} could not be taken.`);
  return (await response.json()) as OfferedFile;
}
