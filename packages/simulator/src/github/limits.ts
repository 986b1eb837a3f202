/** GitHub's limits, as far as a bot can meet them. */
import { DAY, SECOND } from "@rfckit/core";

export const LIMITS = {
  /** Characters in a comment, counted as code points; one more is answered with 422. */
  commentLength: 65_536,
  /** Entries on one page of a list; each further page costs a request. */
  pageSize: 100,
  /** Changed files that are listed of a pull request; further ones are left out. */
  files: 3000,
  /** Versions in one reading of a file's history, and files in one reading of files. */
  versions: 20,
  filesPerRead: 20,
  labelLength: 50,
  labelsPerPull: 100,
  checkNameLength: 255,
  checkTextLength: 65_535,
  /** What a run is known by to whoever made it. */
  checkDigestLength: 64,
  annotationTitleLength: 255,
  annotationsPerRequest: 50,
  issueTitleLength: 256,
  /** The bot's own issues, and an issue's newest comments, that one reading shows. */
  ownIssues: 20,
  issueComments: 100,
  /** How long a pull request that is no longer open stays in `list` after its last change, in ms. */
  listedAfterChange: 7 * DAY,
  /** GitHub stamps whole seconds. */
  stamp: SECOND,
} as const;
