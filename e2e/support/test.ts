import { createRequire } from 'node:module'
import { test as base, expect, type Page } from '@playwright/test'
import { startStudio, type StudioProcess } from './studio.ts'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

interface Fixtures {
  /** What the browser said against the page: errors in the console, refused by CSP, calls to other hosts. */
  complaints: string[]
}

interface WorkerFixtures {
  studio: StudioProcess
  /** A studio with a Hugging Face token, whose upstream is the stand-in. */
  studioWithToken: StudioProcess
}

/** A test in a real browser against a real studio; it fails when the browser complained. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  studio: [async ({}, use) => {
    const studio = await startStudio()
    await use(studio)
    await studio.stop()
  }, { scope: 'worker' }],
  studioWithToken: [async ({}, use) => {
    const studio = await startStudio({ HF_TOKEN: 'hf_anything' })
    await use(studio)
    await studio.stop()
  }, { scope: 'worker' }],
  browser: [async ({ playwright }, use) => {
    const browser = await playwright.chromium.launch({
      executablePath: process.env['ATELIER_CHROMIUM'] ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
    })
    await use(browser)
    await browser.close()
  }, { scope: 'worker' }],
  complaints: [async ({ page }, use) => {
    const complaints: string[] = []
    page.on('console', message => void (message.type() === 'error' && complaints.push(message.text())))
    page.on('pageerror', error => void complaints.push(error.message))
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url())
      if (protocol.startsWith('http') && hostname !== '127.0.0.1') complaints.push(`asked ${hostname}`)
    })
    await use(complaints)
    expect(complaints).toEqual([])
  }, { auto: true }],
})

/** What axe finds against the page as it stands (WCAG 2.2 A and AA). Evaluated by the debugger, so the page's CSP stays as it is. */
export async function violations(page: Page): Promise<string[]> {
  const { readFile } = await import('node:fs/promises')
  await page.evaluate(await readFile(AXE, 'utf8'))
  return page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string, nodes: { html: string }[] }[] }> } }).axe
    const result = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
    return result.violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html}`))
  })
}

export { expect }
