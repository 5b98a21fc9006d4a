/** The least that Next can send: rendered when it was built. */
export default function StaticPage() {
  return <h1>Lot 1</h1>;
}
