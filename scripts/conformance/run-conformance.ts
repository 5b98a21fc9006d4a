// `ROSTRUM_CONFORMANCE=1 npm run conformance`: opens the server that the public protocol suites
// test, on their port unless PORT names another.
import { NoConformance, openConformanceServer } from '#server/realtime/testing/conformance-server.ts';

try {
  const { url } = await openConformanceServer({ port: Number(process.env.PORT ?? 3000) });
  console.log(`Open at ${url}: Engine.IO under /engine.io/, Socket.IO under /socket.io/.`);
} catch (error) {
  console.error(error instanceof NoConformance ? error.message : error);
  process.exit(2);
}
