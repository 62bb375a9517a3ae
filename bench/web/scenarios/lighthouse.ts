import lighthouse, { desktopConfig, type Config, type Result } from 'lighthouse'
import { median } from '../../load.ts'
import { freePort } from '../../processes/child.ts'
import { atLeast, type Cell } from '../../report.ts'
import { openBrowser } from '../browser.ts'
import type { WebScenario } from '../context.ts'
import { startSmallGallery } from '../small-gallery.ts'

const PATHS = ['/', '/gallery'] as const
const DEVICES: Readonly<Record<string, Config | undefined>> = { mobile: undefined, desktop: desktopConfig }
const FULL_MARKS = 100

interface Visit {
  readonly name: string
  readonly results: readonly Result[]
}

export const lighthouseScenario: WebScenario = {
  title: 'marks of Lighthouse, each the median of several visits',
  async run({ quick, log }) {
    const gallery = await startSmallGallery('jpeg')
    try {
      const visits: Visit[] = []
      for (const path of PATHS) {
        for (const [device, config] of Object.entries(DEVICES)) {
          const results: Result[] = []
          for (let round = 0; round < (quick ? 1 : 3); round += 1) results.push(await visit(gallery.url + path, config))
          for (const { runWarnings } of results) for (const warning of runWarnings) log(warning)
          visits.push({ name: `${path}, ${device}`, results })
        }
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
        aims: visits.flatMap(({ name, results }) =>
          categories.map(category =>
            atLeast(`Lighthouse of ${name}: ${category}`, FULL_MARKS, mark(results, category)),
          ),
        ),
      }
    } finally {
      await gallery.stop()
    }
  },
}

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
