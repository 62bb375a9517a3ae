import { test as base, expect, type Page } from '@playwright/test'
import { BROWSER_ARGUMENTS } from './browser.ts'
import { watch } from './complaints.ts'
import { startStudio, type StudioProcess } from './studio.ts'

interface Fixtures {
  /** What the browser said against the pages: errors in the console, warnings of Vue, calls to other hosts, what CSP refused; at the end also layouts that shifted. */
  complaints: string[]
  /** Two blank pages, watched like `page`: tabs of one browser, or two browsers that share nothing. */
  newStudioPages: (are: 'tabs' | 'browsers') => Promise<[Page, Page]>
}

interface WorkerFixtures {
  studio: StudioProcess
  /** A studio with a Hugging Face token, whose upstream is the stand-in. */
  studioWithToken: StudioProcess
}

/** Of a studio, which is no part of the time that a test has. */
const SET_UP_WITHIN_MS = 90_000

/** A test in a real browser against a real studio; it fails when the browser complained. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  studio: [
    async ({}, use) => {
      const studio = await startStudio()
      await use(studio)
      await studio.stop()
    },
    { scope: 'worker', timeout: SET_UP_WITHIN_MS },
  ],
  studioWithToken: [
    async ({}, use) => {
      const studio = await startStudio({ HF_TOKEN: 'hf_anything' })
      await use(studio)
      await studio.stop()
    },
    { scope: 'worker', timeout: SET_UP_WITHIN_MS },
  ],
  browser: [
    async ({ playwright }, use) => {
      const browser = await playwright.chromium.launch({
        executablePath: process.env['ATELIER_CHROMIUM'] ?? '',
        args: BROWSER_ARGUMENTS,
      })
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = []
      const finish = await watch(context, complaints)
      await use(complaints)
      await finish()
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
  newStudioPages: async ({ browser, context, complaints }, use) => {
    const finishes: (() => Promise<void>)[] = []
    await use(async are => {
      if (are === 'tabs') return [await context.newPage(), await context.newPage()]
      const other = await browser.newContext({ serviceWorkers: 'block' })
      const finish = await watch(other, complaints)
      finishes.push(finish, () => other.close())
      return [await context.newPage(), await other.newPage()]
    })
    for (const finish of finishes) await finish()
  },
})

export { violations, violationsInBoth } from './accessibility.ts'
export { forget } from './complaints.ts'
export { importImages } from './images.ts'
/** @public */
export { pressUntil, tabTo } from './keyboard.ts'
export { expect }
