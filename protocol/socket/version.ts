/**
 * The version of the socket protocol. A client sends it when it joins; other versions are refused
 * with UNSUPPORTED_PROTOCOL.
 */
export const PROTOCOL_VERSION = 1;
