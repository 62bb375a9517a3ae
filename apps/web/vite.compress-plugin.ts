import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const TEXT = /\.(js|css|html|svg|json)$/
/** A packet holds this much anyway. */
const MIN_BYTES = 1024

/** Beside every text of the page its Brotli and gzip form, packed as tightly as it goes: once at the build, instead of at each answer. */
export const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    const files = Object.keys(bundle)
      .filter(name => TEXT.test(name))
      .map(name => join(dir, name))
    await Promise.all(files.map(compress))
  },
})

async function compress(path: string) {
  const bytes = await readFile(path)
  if (bytes.length < MIN_BYTES) return
  await writeFile(
    `${path}.br`,
    await promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
    }),
  )
  await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }))
}
