/** What `--help` prints: every setting, with its default. */

export const HELP = `rfckit bot: the GitHub App as a server.

Usage: node apps/bot/src/main.ts [--check | --help]

  --check   checks the settings, asks nobody else, and ends: with 0, or with 2 if any is wrong
  --help    prints this

Settings come from the environment. What is empty counts as not set.

  APP_ID                   the GitHub App's id; required
  PRIVATE_KEY              its private key as PEM, with line ends or \\n, or all of it in base64
  PRIVATE_KEY_PATH         or the path of its file; one of the two is required
  WEBHOOK_SECRET           the app's webhook secret, 16 characters or more; required
  WEBHOOK_SECRET_PREVIOUS  the one before, while the new one takes its place
  RECEIPT_SECRET           seals the receipts in the bot's comments; 16 characters or more
  HOST                     where to listen (127.0.0.1: only from this machine; in a container 0.0.0.0)
  PORT                     which port (3000)
  GITHUB_API_URL           another GitHub's REST API (https://api.github.com)
  GHE_HOST, GHE_PROTOCOL   or its host's name, and http if it isn't https
  LOG_LEVEL                trace, debug, info, warn, error, fatal or silent (info)
  DATABASE_URL             a SQLite file's path (data/rfcbot.db), postgres://user:password@host/name, or
                           memory: to keep nothing
  PAUSED                   true pauses everything
  DRY_RUN                  true writes nothing, neither to GitHub nor to the database, and logs the plan
  METRICS_TOKEN            what whoever reads /metrics has to send; 16 characters or more
  SWEEP_INTERVAL           how often to look for what no delivery told, such as 90s, 5m or 1h (5m)

GitHub sends its deliveries to /api/github/webhooks, as application/json. /healthz, /readyz and /metrics
are for whoever looks after the bot.

Exit status: 0 after SIGTERM or SIGINT, 2 where the bot can't start, 1 after a bug.
`;
