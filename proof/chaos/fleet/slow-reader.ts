import WebSocket from 'ws';

/**
 * Joins the room over a bare WebSocket and then leaves everything in the buffers, heartbeats
 * included.
 */
export function openSlowReader(url: string, auctionId: string): WebSocket {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  socket.on('error', () => {});
  socket.on('message', (data: Buffer) => {
    const packet = data.toString();
    if (packet.startsWith('0')) socket.send('40');
    if (!packet.startsWith('40')) return;
    socket.send(`421${JSON.stringify(['auction:join', { protocol: 1, auctionId }])}`);
    setTimeout(() => socket.readyState === WebSocket.OPEN && socket.pause(), 100);
  });
  return socket;
}
