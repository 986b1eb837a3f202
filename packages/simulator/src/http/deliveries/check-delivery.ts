/**
 * Holds a delivery against GitHub's published webhook schemas, which allow nothing that they don't name. Each event's
 * is compiled when it is first needed.
 */
import { Ajv, type ValidateFunction } from "ajv";
import formatsPlugin from "ajv-formats";
import type { Delivery } from "./delivery.ts";
import schemas from "./schemas.generated.json" with { type: "json" };

const ROOT = "webhooks";
const compiled = new Map<string, ValidateFunction>();
let ajv: Ajv | null = null;

/** In which ways a delivery deviates from what GitHub publishes; empty where it doesn't. */
export function checkDelivery({ name, payload }: Delivery): string[] {
  const event = `${name}$${typeof payload["action"] === "string" ? payload["action"] : "event"}`;
  if (!Object.hasOwn(schemas, event)) return [`${event}: no schema of that event is known here.`];
  const validate = compiled.get(event) ?? compile(event);
  if (validate(payload)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const more = params["additionalProperty"] ?? params["allowedValues"];
    const which = more === undefined ? "" : ` (${JSON.stringify(more)})`;
    return `${event}: ${instancePath === "" ? "/" : instancePath} ${message}${which}`;
  });
}

function compile(event: string): ValidateFunction {
  if (ajv === null) {
    ajv = new Ajv({
      strict: false,
      validateSchema: false,
      allErrors: true,
      inlineRefs: false,
      logger: false,
    });
    formatsPlugin.default(ajv);
    ajv.addSchema({ $id: ROOT, definitions: schemas });
  }
  const validate = ajv.compile({ $ref: `${ROOT}#/definitions/${event}` });
  compiled.set(event, validate);
  return validate;
}
