import { gzipSync } from 'node:zlib'
import { atMost, type Cell, type Findings } from '../../report.ts'
import { downloadsOf, openBrowser, type Download } from '../browser.ts'
import { DESKTOP, type WebScenario } from '../context.ts'
import { startSmallGallery } from '../small-gallery.ts'

const PATHS = ['/', '/gallery'] as const
const MOST = { Script: 110, Stylesheet: 20 } as const

export const firstView: WebScenario = {
  title: 'what the first view of a page loads, with nothing in the cache',
  async run() {
    const gallery = await startSmallGallery('jpeg')
    const browser = await openBrowser()
    try {
      const findings: Findings[] = []
      for (const path of PATHS) {
        const page = await browser.newPage(DESKTOP)
        findings.push(await weigh(path, await downloadsOf(page, gallery.url + path)))
        await page.close()
      }
      return { tables: findings.flatMap(({ tables }) => tables), aims: findings.flatMap(({ aims }) => aims) }
    } finally {
      await browser.close()
      await gallery.stop()
    }
  },
}

async function weigh(path: string, downloads: readonly Download[]): Promise<Findings> {
  const byType = Map.groupBy(downloads, ({ type }) => type)
  const gzipped = new Map<string, number>()
  for (const type of Object.keys(MOST)) gzipped.set(type, await gzippedKb(byType.get(type) ?? []))
  const rows = [...byType].map(([type, files]): Cell[] => [
    type,
    files.length,
    kilobytes(files),
    gzipped.get(type),
    [...new Set(files.map(({ encoding }) => encoding))].join(' '),
  ])
  return {
    tables: [
      {
        title: `First view of ${path}`,
        columns: ['', 'files', 'transferred kB', 'gzip kB', 'sent as'],
        rows: [...rows, ['all', downloads.length, kilobytes(downloads), undefined, undefined]],
      },
    ],
    aims: [
      atMost(`JavaScript of ${path}, gzip`, MOST.Script, gzipped.get('Script') ?? 0, ' kB'),
      atMost(`CSS of ${path}, gzip`, MOST.Stylesheet, gzipped.get('Stylesheet') ?? 0, ' kB'),
    ],
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
