import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** What axe finds against the page as it stands (WCAG 2.2 A and AA). Evaluated by the debugger, so the page's CSP stays as it is. */
export async function violations(page: Page): Promise<string[]> {
  // A page keeps it until it is loaded again.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await readFile(AXE, 'utf8'))
  return page.evaluate(async () => {
    // What is still fading in has contrasts that nobody chose.
    for (const animation of document.getAnimations())
      if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish()
    const axe = (
      globalThis as unknown as {
        axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
    ).axe // by the script above
    const result = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
    return result.violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html}`))
  })
}

/** What axe finds in light and in dark, each with the scheme's name in front; the page is left in the scheme that it had. */
export async function violationsInBoth(page: Page): Promise<string[]> {
  const before = await page.evaluate(() =>
    matchMedia('(prefers-color-scheme: dark)').matches ? ('dark' as const) : ('light' as const),
  )
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    // Without motion: what is outside of the screen begins to change its colours only when it is looked at.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await settled(page)
    found.push(...(await violations(page)).map(violation => `${colorScheme}: ${violation}`))
  }
  await page.emulateMedia({ colorScheme: before, reducedMotion: null })
  await settled(page)
  return found
}

/** The page hears of the scheme with the next frame; colours on their way from one to the other have contrasts that nobody chose. */
const settled = async (page: Page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(resolve => requestAnimationFrame(resolve))
    for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish()
  })
