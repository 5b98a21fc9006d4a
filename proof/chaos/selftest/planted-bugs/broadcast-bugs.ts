import { change, type PlantedBug, remove } from './planted-bug.ts';

/** Bugs in what clients receive and show. */
export const BROADCAST_BUGS: readonly PlantedBug[] = [
  {
    id: 'I22',
    bug: 'a bid is broadcast before its COMMIT',
    plant: ({ recv }) => {
      const received = recv.find(({ e }) => e === 'BidPlaced');
      if (received) recv.push({ ...received, s: 99 });
    },
  },
  {
    id: 'I23',
    bug: 'the broadcast contains the name of the node',
    plant: ({ recv }) =>
      change(
        recv,
        ({ cl, e }) => cl === 'ben' && e === 'BidPlaced',
        (line) => ({ ...line, h: '0123456789abcdef' }),
      ),
  },
  {
    id: 'I24',
    bug: 'an old snapshot replaces a newer event',
    plant: ({ view }) => {
      const [first] = view;
      const last = view.at(-1);
      if (first && last) view.push({ ...first, cl: last.cl, t: last.t + 1 });
    },
  },
  {
    id: 'I24',
    bug: 'a client that was disconnected never receives what it missed',
    plant: ({ recv }) => void remove(recv, ({ cl, e, s }) => cl === 'cleo' && e === 'BidPlaced' && s > 2),
  },
  {
    id: 'I25',
    bug: 'a message is lost, and no timer requests it again',
    plant: ({ view }) => void remove(view, ({ cl, st }) => cl === 'cleo' && st === 'sold'),
  },
  {
    id: 'I26',
    bug: 'each node has a cache of its own',
    plant: ({ ops }) =>
      change(
        ops,
        ({ op, ph }) => op === 'read' && ph === 'ok',
        (line) => ({ ...line, s: 0 }),
      ),
  },
];
