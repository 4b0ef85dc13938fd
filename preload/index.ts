/** The preload script: exposes the door to the page, one line per call. Nothing else of Electron or Node gets through. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { CallInput, CallName, CallOutput, Door, DoorEvent, Result } from './contract.ts';

function call<Name extends CallName>(name: Name) {
  return (input: CallInput<Name>, job?: string): Promise<Result<CallOutput<Name>>> =>
    ipcRenderer.invoke('call', name, input, job);
}

const door: Door = {
  host: 'desktop',
  calls: Object.freeze({
    importInventory: call('importInventory'),
    listImports: call('listImports'),
    stageImport: call('stageImport'),
    previewImport: call('previewImport'),
    showImport: call('showImport'),
    activateImport: call('activateImport'),
    discardImport: call('discardImport'),
    mapLocation: call('mapLocation'),
    deleteImport: call('deleteImport'),
    listInventory: call('listInventory'),
    saveInventory: call('saveInventory'),
    compareVehicle: call('compareVehicle'),
    excludeFromCao: call('excludeFromCao'),
    revokeCaoExclusion: call('revokeCaoExclusion'),
    listCaoExclusions: call('listCaoExclusions'),
    listDealerships: call('listDealerships'),
    showDealership: call('showDealership'),
    addDealership: call('addDealership'),
    setDealership: call('setDealership'),
    setDealerships: call('setDealerships'),
    previewRules: call('previewRules'),
    readRunSheet: call('readRunSheet'),
    openRunSheet: call('openRunSheet'),
    addRunSheetRow: call('addRunSheetRow'),
    removeRunSheetRow: call('removeRunSheetRow'),
    changeRunSheetRow: call('changeRunSheetRow'),
    fillOrderNumbers: call('fillOrderNumbers'),
    prepareRunSheetRow: call('prepareRunSheetRow'),
    refreshRunSheetRow: call('refreshRunSheetRow'),
    runOrders: call('runOrders'),
    prepareOrder: call('prepareOrder'),
    publishOrder: call('publishOrder'),
    discardDraft: call('discardDraft'),
    publishWaitingOrders: call('publishWaitingOrders'),
    cancelWaiting: call('cancelWaiting'),
    reviewOrder: call('reviewOrder'),
    editOrder: call('editOrder'),
    undoOrderEdit: call('undoOrderEdit'),
    redoOrderEdit: call('redoOrderEdit'),
    previewOrderFiles: call('previewOrderFiles'),
    readQrCodes: call('readQrCodes'),
    classifyList: call('classifyList'),
    orderDealerships: call('orderDealerships'),
    listOrders: call('listOrders'),
    showOrder: call('showOrder'),
    voidOrder: call('voidOrder'),
    exportOrderAgain: call('exportOrderAgain'),
    renumberOrder: call('renumberOrder'),
    readVinLog: call('readVinLog'),
    importVinLog: call('importVinLog'),
    exportVinLog: call('exportVinLog'),
    listVinLogOrders: call('listVinLogOrders'),
    listVinLogEntries: call('listVinLogEntries'),
    readVinLogHealth: call('readVinLogHealth'),
    saveVinLog: call('saveVinLog'),
    removeVinLogOrder: call('removeVinLogOrder'),
    restoreVinLogOrder: call('restoreVinLogOrder'),
    explainVin: call('explainVin'),
    readVehicleStory: call('readVehicleStory'),
    readSettings: call('readSettings'),
    changeSettings: call('changeSettings'),
    probeOrdersFolder: call('probeOrdersFolder'),
    confirmOrdersFolder: call('confirmOrdersFolder'),
    previewPathMapping: call('previewPathMapping'),
    readStatus: call('readStatus'),
    checkHealth: call('checkHealth'),
    backUpDatabase: call('backUpDatabase'),
    listBackups: call('listBackups'),
    restoreDatabase: call('restoreDatabase'),
    restoreBackup: call('restoreBackup'),
    readStorage: call('readStorage'),
    makeDiagnostics: call('makeDiagnostics'),
    compactDatabase: call('compactDatabase'),
    deleteOldImports: call('deleteOldImports'),
  }),
  cancel: (job) => ipcRenderer.invoke('cancel', job),
  offerFiles: (files) =>
    ipcRenderer.invoke(
      'offer-files',
      files.map((file) => webUtils.getPathForFile(file)),
    ),
  chooseFolder: () => ipcRenderer.invoke('choose-folder'),
  openOrderFolder: (orderId) => ipcRenderer.invoke('open-order-folder', orderId),
  openOrdersFolder: () => ipcRenderer.invoke('open-orders-folder'),
  onEvent(listener) {
    const forward = (_event: unknown, event: DoorEvent) => listener(event);
    ipcRenderer.on('event', forward);
    return () => ipcRenderer.off('event', forward);
  },
};

contextBridge.exposeInMainWorld('silverFox', Object.freeze(door));
