import type { Beyond } from './beyond-values.ts'

/** Only who is told so by the server has lost it: one that is away says nothing. */
async function isHere(url: string): Promise<boolean> {
  const answer = await fetch(url, { method: 'HEAD', cache: 'no-store' }).catch(() => undefined)
  return answer?.status !== 404
}

/** The same without the pictures that the server has no longer; `before` itself where all are there. What was painted stays. */
export async function thatAreHere(before: Beyond): Promise<Beyond> {
  const { start, mask, references } = before
  const sent = mask?.uploadId ? mask : null
  const [hasStart = true, hasMask = true, ...has] = await Promise.all(
    [start, sent, ...references].map(async picture => picture === null || isHere(picture.url)),
  )
  if (hasStart && hasMask && has.every(Boolean)) return before
  return {
    ...before,
    ...(!hasStart && { start: null, extend: null }),
    mask: hasStart && mask ? { ...mask, uploadId: hasMask ? mask.uploadId : null } : null,
    references: references.filter((_, place) => has[place]),
  }
}
