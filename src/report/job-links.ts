/** URLs of the job on GitHub, from the runner's variables; absent if these are not set. */
import type { Job } from "../request/request.ts";

export interface JobLinks {
  readonly commit?: { readonly sha: string; readonly url: string };
  readonly runUrl?: string;
}

export function jobLinks({ serverUrl, repository, sha, runId, runAttempt }: Job): JobLinks {
  if (!/^https?:\/\/[\w.:-]+(?:\/[\w./-]*)?$/u.test(serverUrl) || !/^[\w.-]+\/[\w.-]+$/u.test(repository))
    return {};
  const home = `${serverUrl.replace(/\/{1,9}$/u, "")}/${repository}`;
  const attempt = /^\d+$/u.test(runAttempt) ? `/attempts/${runAttempt}` : "";
  return {
    ...(/^[0-9a-f]{7,64}$/u.test(sha) ? { commit: { sha, url: `${home}/commit/${sha}` } } : {}),
    ...(/^\d+$/u.test(runId) ? { runUrl: `${home}/actions/runs/${runId}${attempt}` } : {}),
  };
}
