import { connectDoor } from './connect-door.ts';

/** The one door of this page. */
export const door = connectDoor();
