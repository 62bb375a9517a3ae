import type { Style } from '@atelier/contracts'
import { renderLook } from '@atelier/imaging'
import type { Engine } from '@atelier/providers'
import { shownOf } from './shown.ts'

/** Pixels. */
export const SIDE = 320

/** Its shore has the lighthouse and the boat apart, and nothing in front of them. */
const SEED = 12

interface DrawOptions {
  /** The built-in one. */
  readonly engine: Pick<Engine, 'generate' | 'models'>
  readonly signal: AbortSignal
}

/** The picture that shows a style, as WebP: about 20 kB, and the same each time. Takes some tenths of a second. */
export async function drawPreview(style: Style, { engine, signal }: DrawOptions): Promise<Uint8Array> {
  const { scene, look } = shownOf(style)
  const request = {
    task: 'text-to-image',
    model: engine.models.defaultId,
    prompt: scene,
    negativePrompt: null,
    width: SIDE,
    height: SIDE,
    steps: null,
    guidance: null,
    seed: SEED,
    options: {},
  } as const
  const { bytes } = await engine.generate(request, { signal })
  return renderLook(bytes, look, SIDE)
}
