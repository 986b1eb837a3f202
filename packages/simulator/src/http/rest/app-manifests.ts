/** How an app that was registered from a manifest is fetched: once, by a code that tells who may, and by nobody signed in. */
import { renderRegisteredApp } from "../render/index.ts";
import { gone } from "./find.ts";
import type { Operation } from "./operation.ts";

export const APP_MANIFESTS: readonly Operation[] = [
  {
    method: "POST",
    path: "/app-manifests/{code}/conversions",
    handle({ params, convertManifest }) {
      const app = convertManifest(params["code"] ?? "");
      if (app === null) throw gone("There is no such code, or no longer.");
      return { status: 201, body: renderRegisteredApp(app) };
    },
  },
];
