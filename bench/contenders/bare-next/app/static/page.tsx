/** The smallest page that Next can serve, rendered during the build. */
export default function StaticPage() {
  return <h1>Lot 1</h1>;
}
