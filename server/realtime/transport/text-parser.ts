import * as parser from 'socket.io-parser';

/** Whether a packet announces binary attachments in further frames, by its first character. */
export const hasAttachments = (data: unknown) =>
  typeof data === 'string' && (data.startsWith('5') || data.startsWith('6'));

/** Socket.IO's decoder, which stores a packet with attachments until they come. */
class TextDecoder extends parser.Decoder {
  override add(data: unknown): void {
    if (hasAttachments(data)) throw new Error('a packet with binary attachments');
    super.add(data);
  }
}

/**
 * Socket.IO's parser without attachments. No client of ours sends any, and a client that announces
 * them and sends all but the last would make the server store them for as long as it likes (I39).
 */
export const textParser = { ...parser, Decoder: TextDecoder };
