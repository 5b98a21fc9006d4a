/** Says whether a write failed because another row has the same unique value (Prisma's code P2002): somebody was a moment earlier. */
export function isUniqueViolation(fault: unknown): boolean {
  return hasCode(fault, 'P2002');
}

/** Says whether a serializable transaction was undone because another one got in its way (P2034): it may be tried again. */
export function isWriteConflict(fault: unknown): boolean {
  return hasCode(fault, 'P2034');
}

function hasCode(fault: unknown, code: string): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === code;
}
