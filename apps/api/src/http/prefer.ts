const MAX_WAIT_S = 60

/** Milliseconds out of `Prefer: wait=N` (RFC 7240, 4.3), at most a minute; undefined where there is no such wish. */
export function parsePreferredWait(header: string | undefined): number | undefined {
  const [, seconds] = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,6})"?/i.exec(header ?? '') ?? []
  return seconds === undefined || Number(seconds) === 0 ? undefined : Math.min(Number(seconds), MAX_WAIT_S) * 1000
}
