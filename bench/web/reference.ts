import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLimits } from '../processes/limits.ts'

/** Screens that the pictures are laid out over. */
const SCREENS = 3

interface Reference {
  readonly pictures: readonly Uint8Array[]
  readonly count: number
  readonly width: number
  readonly height: number
}

/** A page with nothing but pictures, where they are: as little as a browser can be asked to scroll. */
export async function startReference({ pictures, count, width, height }: Reference) {
  const folder = await mkdtemp(join(tmpdir(), 'atelier-bench-reference-'))
  for (const [index, bytes] of pictures.entries()) await writeFile(join(folder, `${index}.webp`), bytes)
  const columns = Math.max(1, Math.ceil(Math.sqrt((count * width) / (SCREENS * height))))
  const side = width / columns
  const rows = Math.ceil(count / columns)
  const images = Array.from({ length: count }, (_, index) => {
    const [left, top] = [(index % columns) * side, (Math.floor(index / columns) * SCREENS * height) / rows]
    return `<img src="${index % pictures.length}.webp" alt="" style="position:absolute;left:${left}px;top:${top}px;width:${side}px;height:${(SCREENS * height) / rows}px;object-fit:cover">`
  })
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><html lang="en"><title>Reference</title><body style="margin:0">${images.join('')}</body></html>`,
  )
  const server = await startLimits({ folder })
  return {
    url: `${server.url}/index.html`,
    /** Pixels that can be scrolled. */
    within: (SCREENS - 1) * height,
    async stop(): Promise<void> {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
