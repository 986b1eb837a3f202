/** Where a repository keeps its RFCs and their templates. */
import { directory, file } from "./values.ts";
import { section } from "./wording.ts";

export const rfcsSchema = section({
  directory: directory.default("accepted").meta({
    description: "The folder that RFCs are added to, and below which a pull request is about an RFC (D1).",
  }),
  templates: section({
    draft: file.default("templates/draft.md").meta({ description: "The form of a draft RFC (R2)." }),
    full: file.default("templates/full.md").meta({ description: "The form of a full RFC (R3)." }),
  })
    .prefault({})
    .meta({ description: "The forms an RFC takes. The linter's rules about sections are read from them." }),
});
