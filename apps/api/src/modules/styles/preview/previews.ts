import { createHash } from 'node:crypto'
import type { Style } from '@atelier/contracts'
import { renderLook } from '@atelier/imaging'
import type { Engine } from '@atelier/providers'
import pLimit from 'p-limit'
import { shuttingDown } from '../../../platform/common.errors.ts'
import { createLru } from '../../../platform/lru.ts'
import { shownOf } from './shown.ts'

/** Pixels. */
const SIDE = 320
/** Counted up when previews are made in another way, so that no browser shows the old ones. */
const VERSION = 1
/** About 20 kB each. */
const MAX_PREVIEWS = 500
/** Milliseconds. */
const TIMEOUT_MS = 20_000

export interface Preview {
  readonly etag: string
  readonly bytes: Uint8Array
}

/** What the preview of a style depends on, in short. */
export const previewVersionOf = ({ id, name, prompt, isBuiltIn }: Omit<Style, 'urls'>): string =>
  createHash('sha256')
    .update(JSON.stringify([VERSION, SIDE, isBuiltIn ? id : [name, prompt]]))
    .digest('hex')
    .slice(0, 16)

/**
 * Pictures that show styles, made by the built-in engine when somebody first looks at them and held while there is room. One at a
 * time: forty cards that ask at once must not hold up pictures that people wait for.
 */
export function createStylePreviews({
  engine,
  stopping,
}: {
  engine: Pick<Engine, 'generate' | 'models'>
  stopping: AbortSignal
}) {
  const previews = createLru<string, Promise<Preview>>(MAX_PREVIEWS)
  const oneByOne = pLimit(1)

  async function render(style: Style, version: string): Promise<Preview> {
    const { scene, look } = shownOf(style)
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(TIMEOUT_MS)])
    const request = {
      task: 'text-to-image',
      model: engine.models.defaultId,
      prompt: scene,
      negativePrompt: null,
      width: SIDE,
      height: SIDE,
      steps: null,
      guidance: null,
      seed: 7,
      options: {},
    } as const
    const { bytes } = await engine.generate(request, { signal }).catch((error: unknown) => {
      throw stopping.aborted ? shuttingDown() : error
    })
    return { etag: `"${version}"`, bytes: await renderLook(bytes, look, SIDE) }
  }

  return function preview(style: Style): Promise<Preview> {
    const version = previewVersionOf(style)
    const known = previews.get(version)
    if (known) return known
    const rendered = oneByOne(() => render(style, version))
    previews.set(version, rendered)
    rendered.catch(() => previews.delete(version))
    return rendered
  }
}
export type StylePreviews = ReturnType<typeof createStylePreviews>
