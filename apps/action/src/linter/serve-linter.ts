/** The linter's other thread: it answers one job after another, until it is ended. */
import type { MessagePort } from "node:worker_threads";
import { type Job, runJob } from "./linter-job.ts";

export function serveLinter(port: MessagePort): void {
  port.on("message", (job: Job) => {
    void runJob(job, true).then((done) => port.postMessage(done));
  });
}
