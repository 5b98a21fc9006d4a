// What holds in the room holds as well where broadcasts are left to Socket.IO's own adapter: the same tests, over that one.
process.env.ROSTRUM_STOCK_BROADCASTS = 'yes';
await import('../broadcast/room.int.test.ts');
await import('../admission/joining.int.test.ts');

export {};
