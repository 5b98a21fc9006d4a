/** The version of the wire. A client says it when it joins; another one is refused with UNSUPPORTED_PROTOCOL. */
export const PROTOCOL_VERSION = 1;
