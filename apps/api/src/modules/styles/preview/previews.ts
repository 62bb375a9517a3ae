import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Style } from '@atelier/contracts'
import type { Engine } from '@atelier/providers'
import pLimit from 'p-limit'
import { shuttingDown } from '../../../platform/common.errors.ts'
import { createLru } from '../../../platform/lru.ts'
import { drawPreview, SIDE } from './draw.ts'
import { fileOfBuiltIn } from './files.ts'

/** Counted up when previews are made in another way, so that no browser shows the old ones. */
const VERSION = 2
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
 * Pictures that show styles, held while there is room. Those of the built-in ones come with the program, or the first look at
 * them would take seconds; one's own are drawn when somebody first looks. One at a time: cards that ask at once must not hold
 * up pictures that people wait for.
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

  async function draw(style: Style): Promise<Uint8Array> {
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(TIMEOUT_MS)])
    return drawPreview(style, { engine, signal }).catch((error: unknown) => {
      throw stopping.aborted ? shuttingDown() : error
    })
  }

  return function preview(style: Style): Promise<Preview> {
    const version = previewVersionOf(style)
    const known = previews.get(version)
    if (known) return known
    const bytes = style.isBuiltIn ? readFile(fileOfBuiltIn(style.id)) : oneByOne(() => draw(style))
    const made = bytes.then(read => ({ etag: `"${version}"`, bytes: read }))
    previews.set(version, made)
    made.catch(() => previews.delete(version))
    return made
  }
}
export type StylePreviews = ReturnType<typeof createStylePreviews>
