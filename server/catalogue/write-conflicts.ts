/**
 * Whether a write failed because another row already has the unique value (Prisma's code P2002).
 */
export function isUniqueViolation(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === 'P2002';
}
