// Makes the icons of the installed studio out of their drawings in apps/web/public: `node packages/imaging/scripts/icons.ts`, with the pinned Node.
import { readFile, writeFile } from 'node:fs/promises'
import sharp from 'sharp'

const fileOf = (name: string) => new URL(`../../../apps/web/public/${name}`, import.meta.url)

/** In pixels. A maskable icon fills its square, since the system cuts its own shape out of it; Apple's has no transparency either. */
const ICONS = [
  { from: 'favicon.svg', to: 'icons/192.png', size: 192 },
  { from: 'favicon.svg', to: 'icons/512.png', size: 512 },
  { from: 'icons/maskable.svg', to: 'icons/maskable-512.png', size: 512 },
  { from: 'icons/maskable.svg', to: 'icons/apple-180.png', size: 180 },
] as const
/** Both are drawn 32 pixels wide, at the 72 dots per inch of an SVG. */
const DOTS_PER_PIXEL = 72 / 32

for (const { from, to, size } of ICONS) {
  const drawing = sharp(await readFile(fileOf(from)), { density: DOTS_PER_PIXEL * size })
  await writeFile(fileOf(to), await drawing.resize(size, size).png({ compressionLevel: 9, palette: true }).toBuffer())
}
