// Draws the previews of the built-in styles, which come with the studio: `node apps/api/scripts/style-previews.ts`, with the
// pinned Node. Where the pictures change, VERSION in previews.ts counts on, so that no browser shows the old ones.
import { mkdir, writeFile } from 'node:fs/promises'
import { builtInKinds } from '@atelier/sketch'
import { BUILT_IN_STYLES } from '../src/modules/styles/built-in/index.ts'
import { drawPreview } from '../src/modules/styles/preview/draw.ts'
import { BUILT_IN_FILES, fileOfBuiltIn } from '../src/modules/styles/preview/files.ts'
import { presentBuiltIn } from '../src/modules/styles/styles.presenter.ts'

const LIMITS = {
  maxImageBytes: 16 * 1024 * 1024,
  timeoutMs: 60_000,
  allowPrivateNetwork: false,
  endpointReach: 'public',
} as const

/** Each as it would be drawn today. */
export async function* drawAll(): AsyncGenerator<{ id: string; bytes: Uint8Array }> {
  const [kind] = builtInKinds
  if (!kind) throw new Error('There is no built-in engine to draw with.')
  const engine = kind.create({ id: kind.id, settings: () => ({}), bounds: LIMITS })
  for (const style of BUILT_IN_STYLES) {
    const signal = AbortSignal.timeout(LIMITS.timeoutMs)
    yield { id: style.id, bytes: await drawPreview(presentBuiltIn(style), { engine, signal }) }
  }
}

if (import.meta.main) {
  await mkdir(BUILT_IN_FILES, { recursive: true })
  for await (const { id, bytes } of drawAll()) await writeFile(fileOfBuiltIn(id), bytes)
}
