/** Says whether a write failed because another row has the same unique value (Prisma's code P2002): somebody was a moment earlier. */
export function isUniqueViolation(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === 'P2002';
}

/**
 * Says whether a serializable transaction was undone because another one got in its way: it may be tried again. Prisma says P2034 when that
 * shows in a query, and hands on its driver's own error when it shows at the commit.
 */
export function isWriteConflict(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  if ('code' in fault && fault.code === 'P2034') return true;
  const { cause } = fault;
  return typeof cause === 'object' && cause !== null && 'kind' in cause && cause.kind === 'TransactionWriteConflict';
}
