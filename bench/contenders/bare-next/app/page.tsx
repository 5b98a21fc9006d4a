import { connection } from 'next/server';

/** The smallest page that Next can render for each request. */
export default async function BarePage() {
  await connection();
  return <h1>Lot 1</h1>;
}
