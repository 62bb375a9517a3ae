import { createHash } from 'node:crypto'
import type { Style } from '@atelier/contracts'
import { renderLook } from '@atelier/imaging'
import type { Provider } from '@atelier/providers'
import pLimit from 'p-limit'
import { shuttingDown } from '../../../platform/common.errors.ts'
import { shownOf } from './shown.ts'

/** Pixels. */
const SIDE = 320
/** Counted up when previews are made in another way, so that no browser keeps the old ones. */
const WAY = 1
/** About 20 kB each. */
const MAX_KEPT = 500
/** Milliseconds. */
const DRAW_TIMEOUT_MS = 20_000

export interface Preview {
  readonly etag: string
  readonly bytes: Uint8Array
}

/** What the preview of a style depends on, in short. */
export const previewVersionOf = ({ id, name, prompt, isBuiltIn }: Omit<Style, 'urls'>): string =>
  createHash('sha256')
    .update(JSON.stringify([WAY, SIDE, isBuiltIn ? id : [name, prompt]]))
    .digest('hex')
    .slice(0, 16)

/**
 * Pictures that show styles, drawn by Sketch when somebody first looks at them and kept while there is room. One at a
 * time: forty cards that ask at once must not hold up pictures that people wait for.
 */
export function createStylePreviews({
  sketch,
  stopping,
}: {
  sketch: Pick<Provider, 'generate' | 'models'>
  stopping: AbortSignal
}) {
  const kept = new Map<string, Promise<Preview>>()
  const drawing = pLimit(1)

  async function draw(style: Style, version: string): Promise<Preview> {
    const { scene, look } = shownOf(style)
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(DRAW_TIMEOUT_MS)])
    const request = {
      model: sketch.models.defaultId,
      prompt: scene,
      negativePrompt: null,
      width: SIDE,
      height: SIDE,
      steps: null,
      guidance: null,
      seed: 7,
    }
    const { bytes } = await sketch.generate(request, { signal }).catch((error: unknown) => {
      throw stopping.aborted ? shuttingDown() : error
    })
    return { etag: `"${version}"`, bytes: await renderLook(bytes, look, SIDE) }
  }

  return function preview(style: Style): Promise<Preview> {
    const version = previewVersionOf(style)
    const drawn = kept.get(version) ?? drawing(() => draw(style, version))
    // Behind the others: the one asked for longest ago leaves first.
    kept.delete(version)
    kept.set(version, drawn)
    drawn.catch(() => kept.delete(version))
    const [oldest] = kept.keys()
    if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest)
    return drawn
  }
}
export type StylePreviews = ReturnType<typeof createStylePreviews>
