import { createHash } from 'node:crypto'
import { idempotencyConflict } from './generations.errors.ts'
import type { GenerationRow } from './generations.presenter.ts'

/** Milliseconds: API.md, Idempotency-Key. */
const IDEMPOTENCY_MS = 24 * 60 * 60 * 1000

/** The same for the same request, in whichever order its parts come. */
export const requestHashOf = (request: object) =>
  createHash('sha256')
    .update(JSON.stringify(sorted(request)))
    .digest('hex')

const sorted = (part: unknown): unknown =>
  Array.isArray(part) || typeof part !== 'object' || part === null
    ? part
    : Object.entries(part)
        .toSorted(([a], [b]) => a.localeCompare(b))
        .map(([key, value]) => [key, sorted(value)])

/**
 * The row that holds the key of a request, if this is that request again; undefined when the key is free by now. A batch
 * keeps a word of its own behind the hash.
 */
export function repeated(holder: GenerationRow | undefined, requestHash: string, now: Date): GenerationRow | undefined {
  if (!holder || holder.createdAt.getTime() <= now.getTime() - IDEMPOTENCY_MS) return undefined
  if (holder.requestHash !== requestHash && !holder.requestHash?.startsWith(`${requestHash} `))
    throw idempotencyConflict()
  return holder
}
