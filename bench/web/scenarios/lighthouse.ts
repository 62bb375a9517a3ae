import lighthouse, { desktopConfig, type Config, type Result } from 'lighthouse'
import { median } from '../../load.ts'
import { freePort } from '../../processes/child.ts'
import type { Cell } from '../../report.ts'
import { defineScenario } from '../../scenario.ts'
import { openBrowser } from '../browser.ts'
import { startSmallGallery } from '../small-gallery.ts'

const PAGES = [
  { name: '/, desktop', path: '/', config: desktopConfig },
  { name: '/, mobile', path: '/', config: undefined },
  { name: '/gallery, desktop', path: '/gallery', config: desktopConfig },
  { name: '/gallery, mobile', path: '/gallery', config: undefined },
] as const
const ROUNDS = { full: 3, quick: 1, smallest: 1 } as const
/** Waits for nothing but the page itself, and makes no picture of it: marks for `npm test`, not for a table. */
const HASTY = {
  extends: 'lighthouse:default',
  settings: {
    ...desktopConfig.settings,
    pauseAfterFcpMs: 0,
    pauseAfterLoadMs: 0,
    networkQuietThresholdMs: 0,
    cpuQuietThresholdMs: 0,
    disableFullPageScreenshot: true,
  },
} satisfies Config
/** A visit takes ten seconds, whatever is visited. */
const VISITED = { full: PAGES, quick: PAGES, smallest: [{ ...PAGES[0], config: HASTY }] } as const

interface Visit {
  readonly name: string
  readonly results: readonly Result[]
}

export const lighthouseScenario = defineScenario({
  name: 'lighthouse',
  title: 'marks of Lighthouse, each the median of several visits',
  limits: {
    '/, desktop': { what: 'Lighthouse, performance of / on a desktop', atLeast: 100 },
    '/, mobile': { what: 'Lighthouse, performance of / on a phone', atLeast: 100 },
    '/gallery, desktop': { what: 'Lighthouse, performance of /gallery on a desktop', atLeast: 100 },
    '/gallery, mobile': { what: 'Lighthouse, performance of /gallery on a phone', atLeast: 100 },
    others: { what: 'Lighthouse, the lowest of all other categories', atLeast: 100 },
  },
  async run({ scale, log }) {
    const gallery = await startSmallGallery('jpeg', scale)
    try {
      const visits: Visit[] = []
      for (const { name, path, config } of VISITED[scale]) {
        const results: Result[] = []
        for (let round = 0; round < ROUNDS[scale]; round += 1) results.push(await visit(gallery.url + path, config))
        for (const { runWarnings } of results) for (const warning of runWarnings) log(warning)
        visits.push({ name, results })
      }
      const categories = Object.keys(visits[0]?.results[0]?.categories ?? {})
      return {
        tables: [
          {
            title: 'Lighthouse',
            columns: ['', ...categories],
            rows: visits.map(({ name, results }): Cell[] => [
              name,
              ...categories.map(category => mark(results, category)),
            ]),
          },
          {
            title: 'Audits below full marks',
            columns: ['', 'audit', 'mark', 'weight', 'reason'],
            rows: visits.flatMap(shortfalls),
          },
        ],
        figures: {
          ...Object.fromEntries(
            PAGES.map(({ name }) => {
              const visited = visits.find(one => one.name === name)
              return [name, visited && mark(visited.results, 'performance')]
            }),
          ),
          others: Math.min(
            ...visits.flatMap(({ results }) =>
              categories.filter(category => category !== 'performance').map(category => mark(results, category)),
            ),
          ),
        },
      }
    } finally {
      await gallery.stop()
    }
  },
})

/** In a browser of its own, so that no visit finds what another left. */
async function visit(url: string, config: Config | undefined): Promise<Result> {
  const port = await freePort()
  const browser = await openBrowser([`--remote-debugging-port=${port}`])
  try {
    const run = await lighthouse(url, { port, logLevel: 'error' }, config)
    if (!run) throw new Error(`Lighthouse gave no result for ${url}`)
    return run.lhr
  } finally {
    await browser.close()
  }
}

const mark = (results: readonly Result[], category: string) =>
  median(results.map(({ categories }) => (categories[category]?.score ?? 0) * 100))

/** Of the last visit: what cost marks, and what would have if it had any weight. */
function shortfalls({ name, results }: Visit): Cell[][] {
  const last = results.at(-1)
  if (!last) return []
  const weights = new Map(
    Object.values(last.categories).flatMap(({ auditRefs }) => auditRefs.map(({ id, weight }) => [id, weight] as const)),
  )
  return Object.values(last.audits)
    .filter(({ id, score }) => weights.has(id) && score !== null && score < 1)
    .map(audit => [name, audit.id, (audit.score ?? 0) * 100, weights.get(audit.id), reasonOf(audit)])
}

function reasonOf({ title, displayValue, explanation, details }: Result['audits'][string]): string {
  const items =
    details && 'items' in details && Array.isArray(details.items)
      ? (details.items as { node?: { snippet?: string }; url?: string; description?: string }[])
      : []
  const first = items.flatMap(({ node, url, description }) => node?.snippet ?? url ?? description ?? [])[0]
  return [title, displayValue, explanation, first].filter(Boolean).join('; ').replaceAll(/\s+/g, ' ').slice(0, 160)
}
