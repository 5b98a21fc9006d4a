import type { RoomSocket } from './room-socket.ts';

/** What is left of a handshake when it is over. */
const over: RoomSocket['handshake'] = Object.freeze({
  headers: {},
  time: '',
  address: '',
  xdomain: false,
  secure: false,
  issued: 0,
  url: '',
  query: {},
  auth: {},
});

/** Lets go of what Socket.IO noted of a handshake, once it is known who connects: nobody asks again, and it is a sixteenth of what a connection takes. */
export function forgetHandshake(socket: RoomSocket): void {
  (socket as { handshake: RoomSocket['handshake'] }).handshake = over;
}
