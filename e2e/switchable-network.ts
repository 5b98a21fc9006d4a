import type { Page, WebSocketRoute } from 'playwright/test';

export type SwitchableNetwork = {
  /** Closes the page's socket and refuses new ones, as a lost network does. */
  readonly disconnect: () => Promise<void>;
  readonly restore: () => Promise<void>;
};

/** Routes a page's socket to the server through a switch. Call it before the page is opened. */
export async function createSwitchableNetwork(page: Page): Promise<SwitchableNetwork> {
  const open = new Set<WebSocketRoute>();
  let isDisconnected = false;
  await page.routeWebSocket(/\/socket\.io\//, (socket) => {
    if (isDisconnected) {
      void socket.close({ code: 1001 });
      return;
    }
    const server = socket.connectToServer();
    open.add(socket);
    socket.onClose((code, reason) => {
      open.delete(socket);
      void server.close({ code: code === 1005 || code === undefined ? 1000 : code, reason });
    });
  });
  return {
    disconnect: async () => {
      isDisconnected = true;
      for (const socket of open) await socket.close({ code: 1001 });
      open.clear();
    },
    restore: async () => {
      isDisconnected = false;
    },
  };
}
