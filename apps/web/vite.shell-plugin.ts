import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import type { ShellFiles } from './src/shell/shell.ts'

/** Stands in the worker for what is known only when all else is built. */
const PLACE = 'SHELL_FILES'
/** At addresses that stay the same. */
const PLAIN = ['/theme.js', '/favicon.svg', '/manifest.webmanifest', '/manifest.de.webmanifest']
/** Of the fonts what both languages of the page need; letters of others are drawn in the system's font while the server is away. */
const OF_SHELL = /\.(?:js|css)$|\/icons-[^/]+\.svg$|-latin-(?:wght|500)-normal-[^/]+\.woff2$/

/** Asked for with the first scripts: found by the styles, they come after the first text was laid out, and move it. */
const FONT = /-latin-(?:wght|500)-normal-[^/]+\.woff2$/

/** Builds the service worker as `/sw.js`, which never changes its name, and tells it the files of this build. The document says which build it is of. */
export function shell(): Plugin {
  let publicDir = ''
  return {
    name: 'shell',
    apply: 'build',
    configResolved(config) {
      publicDir = config.publicDir
    },
    buildStart() {
      this.emitFile({ type: 'chunk', id: join(import.meta.dirname, 'src/shell/service-worker.ts'), fileName: 'sw.js' })
    },
    generateBundle: {
      // The document is part of the bundle only then.
      order: 'post',
      async handler(_options, bundle) {
        const { 'sw.js': worker, 'index.html': page } = bundle
        if (worker?.type !== 'chunk' || page?.type !== 'asset') this.error('The build made no worker, or no document.')
        // It is one classic script: as a module, not every browser would take it.
        if (worker.imports.length + worker.dynamicImports.length > 0)
          this.error(`The worker shares code with the page: ${worker.imports.join(', ')}`)
        const hashed = Object.keys(bundle)
          .filter(name => name.startsWith('assets/') && OF_SHELL.test(name))
          .toSorted()
        const contents = await Promise.all(PLAIN.map(path => readFile(join(publicDir, path))))
        const fonts = hashed
          .filter(name => FONT.test(name))
          .map(name => `<link rel="preload" as="font" type="font/woff2" crossorigin href="/${name}">`)
        page.source = String(page.source).replace('</title>', () => ['</title>', ...fonts].join('\n    '))
        const hash = createHash('sha256').update(hashed.join()).update(page.source)
        for (const bytes of contents) hash.update(bytes)
        const version = hash.digest('hex').slice(0, 16)
        page.source = page.source.replace('<head>', () => `<head>\n    <meta name="version" content="${version}">`)
        const files: ShellFiles = { version, hashed: hashed.map(name => `/${name}`), plain: ['/', ...PLAIN] }
        worker.code = worker.code.replace(PLACE, () => JSON.stringify(files))
      },
    },
  }
}
