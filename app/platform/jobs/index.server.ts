export { enqueue, type JobRequest } from "./enqueue.server";
export { forgetDoneJobs } from "./forget-done.server";
export { type Job, type JobContext, type JobHandler, registerJob } from "./registry.server";
export { startWorker, type Worker } from "./worker.server";
