import { z } from 'zod';
import { EDITABLE_FIELDS } from '../core/editable-fields.ts';
import { addRunSheetRow } from '../workflows/add-run-sheet-row.ts';
import { cancelWaiting } from '../workflows/cancel-waiting.ts';
import { changeRunSheetRow } from '../workflows/change-run-sheet-row.ts';
import { classifyList } from '../workflows/classify-list.ts';
import { discardDraft } from '../workflows/discard-draft.ts';
import { editOrder } from '../workflows/edit-order.ts';
import { fillOrderNumbers } from '../workflows/fill-order-numbers.ts';
import { leaveRows } from '../workflows/leave-rows.ts';
import { listUnfinishedRows } from '../workflows/list-unfinished-rows.ts';
import { openRunSheet } from '../workflows/open-run-sheet.ts';
import { prepareRunSheetRow } from '../workflows/prepare-run-sheet-row.ts';
import { prepareSingleOrder } from '../workflows/prepare-single-order.ts';
import { previewOrderFiles } from '../workflows/preview-order-files.ts';
import { publishOrWait } from '../workflows/publish-or-wait.ts';
import { publishWaitingOrders } from '../workflows/publish-waiting-orders.ts';
import { readQrCodes } from '../workflows/read-qr-codes.ts';
import { readRunSheet } from '../workflows/read-run-sheet.ts';
import { redoOrderEdit } from '../workflows/redo-order-edit.ts';
import { refreshRunSheetRow } from '../workflows/refresh-run-sheet-row.ts';
import { removeRunSheetRow } from '../workflows/remove-run-sheet-row.ts';
import { reviewOrder } from '../workflows/review-order.ts';
import { runOrders } from '../workflows/run-orders.ts';
import { takeOverRows } from '../workflows/take-over-rows.ts';
import { undoOrderEdit } from '../workflows/undo-order-edit.ts';
import { byId, day, flag, id, listText, name, orderNumber, orderType, read, write } from './call-definition.ts';

const rowIds = z.array(id).min(1).max(1000);
const vin = z.string().min(1).max(40);
// The feed's own value may be longer than any that can be set: it has to be possible to edit it away.
const feedValue = z.union([z.string().max(20_000), z.number(), z.null()]);
const editedValue = z.union([z.string().max(2000), z.number(), z.null()]);
const vehicleEdit = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('change'),
    vin,
    field: z.enum(EDITABLE_FIELDS),
    from: feedValue,
    to: editedValue,
  }),
  z.strictObject({ kind: z.literal('exclude'), vin }),
  z.strictObject({ kind: z.literal('include'), vin, because: z.string().max(500) }),
]);
const orderEdit = z.union([
  vehicleEdit,
  z.strictObject({ kind: z.literal('together'), edits: z.array(vehicleEdit).min(1).max(10_000) }),
]);
/** Calls of the operator's desk: the run sheet, drafts and their review. */
export const deskCalls = {
  readRunSheet: read(z.strictObject({ date: z.exactOptional(day), brief: flag }), readRunSheet),
  openRunSheet: write(z.strictObject({ date: z.exactOptional(day) }), openRunSheet),
  addRunSheetRow: write(z.strictObject({ name, date: day, type: z.exactOptional(orderType) }), addRunSheetRow),
  removeRunSheetRow: write(z.strictObject({ id, yes: flag }), removeRunSheetRow),
  changeRunSheetRow: write(
    z.strictObject({
      id,
      yes: flag,
      type: z.exactOptional(orderType),
      number: z.exactOptional(orderNumber.nullable()),
      listText: z.exactOptional(listText),
      isReady: flag,
      position: z.exactOptional(z.number().int().min(0)),
    }),
    changeRunSheetRow,
  ),
  listUnfinishedRows: read(z.strictObject({ date: z.exactOptional(day) }), listUnfinishedRows),
  takeOverRows: write(z.strictObject({ date: day, ids: rowIds }), takeOverRows),
  leaveRows: write(z.strictObject({ ids: rowIds, isLeft: z.boolean() }), leaveRows),
  fillOrderNumbers: write(byId, fillOrderNumbers),
  prepareRunSheetRow: write(byId, prepareRunSheetRow),
  refreshRunSheetRow: write(byId, refreshRunSheetRow),
  runOrders: write(z.strictObject({ ids: rowIds, practice: flag, yes: flag }), runOrders),
  prepareOrder: write(
    z.strictObject({
      name,
      type: orderType,
      text: z.exactOptional(listText),
      number: z.exactOptional(orderNumber),
    }),
    prepareSingleOrder,
  ),
  publishOrder: write(
    z.strictObject({ id, yes: flag, number: z.exactOptional(orderNumber), practice: flag }),
    publishOrWait,
  ),
  discardDraft: write(byId, discardDraft),
  publishWaitingOrders: write(z.strictObject({ id: z.exactOptional(id) }), publishWaitingOrders),
  cancelWaiting: write(byId, cancelWaiting),
  reviewOrder: read(byId, reviewOrder),
  editOrder: write(z.strictObject({ id, edit: orderEdit }), editOrder),
  undoOrderEdit: write(byId, undoOrderEdit),
  redoOrderEdit: write(byId, redoOrderEdit),
  previewOrderFiles: read(byId, previewOrderFiles),
  readQrCodes: read(
    z.strictObject({
      id,
      offset: z.exactOptional(z.number().int().min(0)),
      limit: z.exactOptional(z.number().int().min(0).max(500)),
    }),
    readQrCodes,
  ),
  classifyList: read(z.strictObject({ name, text: listText }), classifyList),
};
