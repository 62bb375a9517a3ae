import { gzipSync } from 'node:zlib'
import type { Cell, Table } from '../../report.ts'
import { defineScenario, withLimits } from '../../scenario.ts'
import { downloadsOf, openBrowser, type Download } from '../browser.ts'
import { DESKTOP } from '../context.ts'
import { startSmallGallery } from '../small-gallery.ts'

const PATHS = ['/', '/gallery'] as const
const LOCALES = { '': 'en-US', ' in German': 'de-DE' } as const
const WEIGHED = ['Script', 'Stylesheet'] as const

/** The styles are the same in every language. */
const LIMITS = {
  '/ Script': { what: 'JavaScript of /, gzip', atMost: 100, unit: 'kB' },
  '/gallery Script': { what: 'JavaScript of /gallery, gzip', atMost: 100, unit: 'kB' },
  '/ in German Script': { what: 'JavaScript of / in German, gzip', atMost: 100, unit: 'kB' },
  '/gallery in German Script': { what: 'JavaScript of /gallery in German, gzip', atMost: 100, unit: 'kB' },
  '/ Stylesheet': { what: 'CSS of /, gzip', atMost: 20, unit: 'kB' },
  '/gallery Stylesheet': { what: 'CSS of /gallery, gzip', atMost: 20, unit: 'kB' },
} as const

export const firstView = defineScenario({
  name: 'first-view',
  title: 'what the first view of a page loads, with nothing in the cache',
  limits: LIMITS,
  async run({ scale }) {
    const gallery = await startSmallGallery('jpeg', scale)
    const browser = await openBrowser()
    try {
      const tables: Table[] = []
      const figures: Record<string, number> = {}
      for (const path of PATHS) {
        for (const [name, locale] of Object.entries(LOCALES)) {
          const page = await browser.newPage({ ...DESKTOP, locale })
          const { table, gzipped } = await weigh(path + name, await downloadsOf(page, gallery.url + path, scale))
          tables.push(table)
          for (const type of WEIGHED) figures[`${path}${name} ${type}`] = gzipped.get(type) ?? 0
          await page.close()
        }
      }
      return { tables, figures: withLimits(LIMITS, figures) }
    } finally {
      await browser.close()
      await gallery.stop()
    }
  },
})

async function weigh(path: string, downloads: readonly Download[]) {
  const byType = Map.groupBy(downloads, ({ type }) => type)
  const gzipped = new Map<string, number>()
  for (const type of WEIGHED) gzipped.set(type, await gzippedKb(byType.get(type) ?? []))
  const rows = [...byType].map(([type, files]): Cell[] => [
    type,
    files.length,
    kilobytes(files),
    gzipped.get(type),
    [...new Set(files.map(({ encoding }) => encoding))].join(' '),
  ])
  return {
    table: {
      title: `First view of ${path}`,
      columns: ['', 'files', 'transferred kB', 'gzip kB', 'sent as'],
      rows: [...rows, ['all', downloads.length, kilobytes(downloads), undefined, undefined]],
    },
    gzipped,
  }
}

const kilobytes = (files: readonly Download[]) => files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000

/** By gzip at its best, whatever the server sends: comparable with other programs. */
async function gzippedKb(files: readonly Download[]): Promise<number> {
  const sizes = await Promise.all(
    files.map(async ({ url }) => gzipSync(await (await fetch(url)).text(), { level: 9 }).byteLength),
  )
  return sizes.reduce((sum, size) => sum + size, 0) / 1000
}
