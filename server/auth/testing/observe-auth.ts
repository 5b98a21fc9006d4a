import { prisma } from '../../store/prisma-client.ts';

/** The status and the JSON body of a response. */
export async function responseOf(response: Response) {
  return { status: response.status, body: await response.json() };
}

/** The cookies that a response sets, as a browser sends them back. */
export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** All rows that the routes may write, to compare before and after. */
export async function allRows() {
  return {
    users: await prisma().user.findMany({ orderBy: { id: 'asc' } }),
    accounts: await prisma().account.findMany({ orderBy: { id: 'asc' } }),
    sessions: await prisma().session.findMany({ orderBy: { id: 'asc' } }),
  };
}
