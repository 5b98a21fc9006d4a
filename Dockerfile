# One node, with the pages already built. The database runs in another container (compose.yaml).
# Debian, because Next, sharp and PostgreSQL are installed as binaries for glibc.
FROM node:24-bookworm-slim AS build
WORKDIR /rostrum
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN node scripts/generate-client.mjs && node scripts/test/build.ts \
  && npm prune --omit=dev \
  && rm -rf node_modules/node-*

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 ROSTRUM_FOLDER=/var/lib/rostrum
WORKDIR /rostrum
COPY --from=build --chown=node:node /rostrum .
RUN install -d -o node -g node /var/lib/rostrum
USER node
EXPOSE 3000
VOLUME /var/lib/rostrum
HEALTHCHECK --interval=5s --timeout=3s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then(a => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "scripts/launch.mjs", "start"]
