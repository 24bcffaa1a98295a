import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { DesktopBridge } from '../shared/desktop-bridge.ts';
import { ENGINE_PORT_MESSAGE } from '../shared/engine-port-message.ts';
import { IPC, type IpcResult } from '../shared/ipc.ts';

// Runs in the page's sandbox before its scripts. Ports cannot pass through the bridge, so they are posted.
ipcRenderer.on(IPC.enginePort, (event) => {
  window.postMessage(ENGINE_PORT_MESSAGE, window.location.origin, [...event.ports]);
});

const bridge: DesktopBridge = {
  openEngine: () => ipcRenderer.send(IPC.openEngine),
  onEngineGone: (listener) => {
    ipcRenderer.on(IPC.engineGone, (_event, reason: string) => listener(reason));
  },
  revealRecording: async (fileName) => {
    const result: IpcResult = await ipcRenderer.invoke(IPC.revealRecording, fileName);
    if (!result.ok) throw new Error(result.message);
  },
  pathOf: (file) => webUtils.getPathForFile(file),
};
contextBridge.exposeInMainWorld('dreamwalk', bridge);
