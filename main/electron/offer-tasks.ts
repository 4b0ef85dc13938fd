import { app } from 'electron';
import { TASKS, type TaskName } from './read-arguments.ts';

/** The application's name for Windows: groups its windows, jump list and notices; the same as in electron-builder.yml. */
const APPLICATION_ID = 'shop.silverfox.order-processing';

const TITLES: Readonly<Record<TaskName, { readonly title: string; readonly description: string }>> = {
  'new-order': { title: 'New order', description: 'Opens the window with a new order' },
  'import-files': { title: 'Import…', description: 'Asks for scraper files and shows what they would change' },
  'open-orders-folder': { title: 'Open orders folder', description: 'Shows the folder that order folders go to' },
};

/** Puts the tasks into the list that Windows shows at the application's icon. */
export function offerTasks(environment: NodeJS.ProcessEnv = process.env): void {
  if (process.platform !== 'win32') return;
  app.setAppUserModelId(APPLICATION_ID);
  // The portable program unpacks itself into a folder that is gone later; the list has to name the file that was opened.
  const program = environment.PORTABLE_EXECUTABLE_FILE ?? process.execPath;
  app.setUserTasks(
    Object.entries(TASKS).map(([parameter, task]) => ({
      program,
      arguments: parameter,
      iconPath: program,
      iconIndex: 0,
      ...TITLES[task],
    })),
  );
}
