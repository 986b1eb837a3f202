/** The reports that other programs read. Loaded only where one is asked for. */
export { stringify } from "./stringify.ts";
export { writeCheckstyle } from "./write-checkstyle.ts";
export { type Annotation, writeAnnotation, writeGithub } from "./write-github.ts";
export { writeJson } from "./write-json.ts";
export { writeJunit } from "./write-junit.ts";
export { type DescribedRule, writeSarif } from "./write-sarif.ts";
