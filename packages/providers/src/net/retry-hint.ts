import type { Answer } from './http.ts'
import { at, parseJson } from './json.ts'

const seconds = (value: unknown): number | undefined => {
  const number = typeof value === 'number' ? value : Number.parseFloat(typeof value === 'string' ? value : '')
  return Number.isFinite(number) && number >= 0 ? number * 1000 : undefined
}

/** RFC 9110: seconds, or a date. */
export const retryAfter = (header: string | undefined, now: number): number | undefined => {
  if (header === undefined) return undefined
  if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return seconds(header)
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

/** `"api";r=0;t=55`: the window opens again in `t` seconds. */
const rateLimit = (header: string | undefined) => seconds(header?.match(/;\s*t=(\d+(?:\.\d+)?)/)?.[1])

/** How long the upstream asks to wait, in milliseconds, by whichever of its three ways it says so. */
export const retryHintMs = ({ headers, bytes }: Pick<Answer, 'headers' | 'bytes'>, now: number): number | undefined =>
  retryAfter(headers['retry-after'], now) ??
  rateLimit(headers['ratelimit']) ??
  seconds(at(parseJson(bytes), 'estimated_time'))
