# The service in one image; TRUEBEARING_ROLES says which parts a container runs. Debian, because the embedded PostgreSQL needs glibc.
ARG NODE_IMAGE=node:22-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force

FROM ${NODE_IMAGE}
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 TRUEBEARING_DATA_DIR=/data
WORKDIR /app
RUN useradd --system --user-group --no-create-home --shell /usr/sbin/nologin truebearing \
  && mkdir /data && chown truebearing:truebearing /data
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json ./
COPY prisma/migrations ./prisma/migrations
COPY rules ./rules
COPY data ./data
USER truebearing
VOLUME /data
EXPOSE 3000
# Every role answers here, also those without the API.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# The longest orderly stop: workers drain for up to 25 s. Give the container more than that (compose: stop_grace_period).
STOPSIGNAL SIGTERM
CMD ["node", "dist/main.js"]
