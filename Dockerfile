# One image for both processes: the worker and the office. Run it with an init process (docker run --init; init: true
# in docker-compose.yml), since Node as the first process reaps no children.

FROM node:20.20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:20.20-bookworm-slim
ENV NODE_ENV=production TZ=UTC ARSHJUL_HEALTH_PORT=8080 ARSHJUL_DATA=/tmp/arshjul
WORKDIR /app
# The SDK's native part trusts the system's certificates, and the slim image has none.
RUN apt-get update && apt-get install --yes --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
RUN ln -s /app/dist/worker/arshjul.js /usr/local/bin/arshjul && chmod +x /app/dist/worker/arshjul.js
USER node
EXPOSE 8080 8701
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 CMD ["node", "dist/worker/check-health.js"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "--enable-source-maps", "dist/worker/main.js"]
CMD ["worker"]
