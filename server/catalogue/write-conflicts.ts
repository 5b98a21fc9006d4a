/** Says whether a write failed because another row has the same unique value (Prisma's code P2002): somebody was a moment earlier. */
export function isUniqueViolation(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === 'P2002';
}
