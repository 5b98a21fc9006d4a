import type { Page, WebSocketRoute } from 'playwright/test';

export type Network = {
  /** Cuts the socket and lets no other through, as a lost network does. */
  readonly cut: () => Promise<void>;
  readonly mend: () => Promise<void>;
};

/** Puts a switch into a page's way to the house. Call it before the page is opened. The other end is the real house all the time. */
export async function cutNetwork(page: Page): Promise<Network> {
  const open = new Set<WebSocketRoute>();
  let isCut = false;
  await page.routeWebSocket(/\/socket\.io\//, (socket) => {
    if (isCut) {
      void socket.close({ code: 1001 });
      return;
    }
    const house = socket.connectToServer();
    open.add(socket);
    socket.onClose((code, reason) => {
      open.delete(socket);
      void house.close({ code: code === 1005 || code === undefined ? 1000 : code, reason });
    });
  });
  return {
    cut: async () => {
      isCut = true;
      for (const socket of open) await socket.close({ code: 1001 });
      open.clear();
    },
    mend: async () => {
      isCut = false;
    },
  };
}
