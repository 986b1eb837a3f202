/** The webhook that GitHub sends first, to see whether anybody answers. */
import type { AppRecord } from "../access.ts";
import { API, APP_EVENTS, REGISTERED_AT } from "../render/index.ts";
import type { Delivery } from "./delivery.ts";

/** A ping for an app whose webhooks go to that address. */
export function pingDelivery(app: AppRecord, url: string): Delivery {
  const hook = `${API}/app/hook`;
  return {
    name: "ping",
    payload: {
      zen: "Keep it logically awesome.",
      hook_id: app.id,
      hook: {
        type: "App",
        id: app.id,
        name: "web",
        active: true,
        app_id: app.id,
        events: [...APP_EVENTS],
        config: { content_type: "json", insecure_ssl: "0", secret: "********", url },
        created_at: REGISTERED_AT,
        updated_at: REGISTERED_AT,
        url: hook,
        ping_url: `${hook}/pings`,
        deliveries_url: `${hook}/deliveries`,
      },
    },
  };
}
