# The bot as a container: `docker build -t rfckit-bot .`; docs/operations.md tells how to run it.
#
# It runs the sources as they are, as an unprivileged user, and writes to nothing but /data: run it with a read-only file
# system.

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml .pnpmfile.cjs ./
COPY packages ./packages
COPY apps/bot ./apps/bot
# The pinned pnpm; `--no-optional` leaves out the Node that a checkout brings along.
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile --prod --no-optional --filter "@rfckit/bot..."

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATABASE_URL=/data/rfcbot.db
WORKDIR /app
COPY --from=packages /app ./
RUN mkdir /data && chown node:node /data && chmod 700 /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the process that gets SIGTERM: no shell and no npm stands before it.
CMD ["node", "apps/bot/src/main.ts"]
