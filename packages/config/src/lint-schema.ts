/**
 * The linter's settings. Which rules there are, the linter knows; here a rule only has to look like one.
 */
import * as z from "zod";
import { choice, glob, lapse, rule } from "./values.ts";
import { section, worded } from "./wording.ts";

const severity = choice(["off", "info", "warning", "error"]);
const rules = worded(z.record(rule, severity), "a mapping of rules' ids to severities");

const override = section({
  files: glob.meta({ description: "Which documents: a pattern of paths such as `accepted/old-*.md`." }),
  stage: choice(["draft", "full", "free"])
    .optional()
    .meta({ description: "The stage that they are taken to be in; `free`: no rules about sections." }),
  rules: rules.default({}).meta({ description: "Severities that hold for them only." }),
});

export const lintSchema = section({
  rules: rules
    .default({})
    .meta({ description: "Severities by the rules' ids: `off`, `info`, `warning` or `error`." }),
  overrides: worded(
    z.array(override),
    "a list of overrides such as `[{ files: accepted/old-*.md, stage: free }]`",
  )
    .default([])
    .meta({ description: "Other settings for some documents; where several match, the later one counts." }),
  "front-matter": choice(["optional", "required", "forbidden"])
    .default("optional")
    .meta({ description: "Whether documents begin with front matter." }),
  "time-limit": lapse
    .default("2s")
    .meta({ description: "How long one document may take to parse before it is cut off." }),
});
