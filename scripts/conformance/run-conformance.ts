// `ROSTRUM_CONFORMANCE=1 npm run conformance`: the server that the public protocol suites are run against, on their port unless PORT says another.
import { NoConformance, openConformanceServer } from '#server/realtime/testing/conformance-server.ts';

try {
  const { url } = await openConformanceServer({ port: Number(process.env.PORT ?? 3000) });
  console.log(`Open at ${url}: Engine.IO under /engine.io/, Socket.IO under /socket.io/.`);
} catch (fault) {
  console.error(fault instanceof NoConformance ? fault.message : fault);
  process.exit(2);
}
