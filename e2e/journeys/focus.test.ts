import type { Page } from '@playwright/test'
import { expect, importImages, test } from '../support/test.ts'

/** Controls of each page that are looked at; a gallery has no end. */
const STEPS = 40

/** Of what has the focus: what it is, and the ring around it or around the label that shows it. */
const focused = async (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return undefined
    const isText = element.matches(
      'input:not([type=checkbox], [type=radio], [type=file], [type=range]), textarea, select',
    )
    const isInvisible = element.closest('.visually-hidden') !== null
    const shown = isInvisible ? element.closest('label, .option, .size, .tab') : element
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(shown ?? element)
    const hasOutline =
      outlineStyle !== 'none' &&
      Number.parseFloat(outlineWidth) >= 2 &&
      !/, 0\)$|\/ 0\)$|transparent/.test(outlineColor)
    const name = `${element.tagName.toLowerCase()}.${[...element.classList].join('.')} ${element.ariaLabel ?? element.innerText}`
    const box = element.getBoundingClientRect()
    return {
      name: name.trim().slice(0, 80),
      place: `${Math.round(box.left)} ${Math.round(box.top + scrollY)} ${name}`,
      isButton: element.matches('.btn'),
      // A field shows it by its border, too, and a slider by its handle.
      hasRing:
        hasOutline || ((isText || element.matches('input')) && boxShadow !== 'none') || element.matches('.slider'),
    }
  })

const ADDRESSES = [
  '/',
  '/gallery',
  '/images/:id',
  '/collections',
  '/grids',
  '/grids/new',
  '/styles',
  '/wildcards',
  '/import',
  '/settings',
  '/nowhere',
] as const

const SCHEMES = { desktop: ['light', 'dark'], phone: ['dark'] } as const

/** Goes from control to control, and gives each that it came to. */
async function walk(page: Page) {
  const seen = new Map<string, { readonly name: string; readonly isButton: boolean; readonly hasRing: boolean }>()
  for (let step = 0; step < STEPS; step += 1) {
    await page.keyboard.press('Tab')
    const control = await focused(page)
    if (control) seen.set(control.place, control)
  }
  return [...seen.values()]
}

for (const address of ADDRESSES) {
  test(`whatever the keyboard comes to at ${address} has a ring`, async ({ page, studio }) => {
    const [image] = await importImages(studio.url, [{ prompt: `a buoy ${test.info().project.name}` }])
    for (const colorScheme of SCHEMES[test.info().project.name === 'phone' ? 'phone' : 'desktop']) {
      await page.emulateMedia({ colorScheme })
      await page.goto(`${studio.url}${address.replace(':id', image?.id ?? '')}`)
      await expect(page.locator('main :is(h1, h2, button, a)').first()).toBeAttached()
      const controls = await walk(page)
      expect(controls.filter(({ hasRing }) => !hasRing).map(({ name }) => `${colorScheme}: ${name}`)).toEqual([])
      expect(controls.filter(({ isButton }) => isButton).length).toBeGreaterThan(0)
    }
  })
}

test.beforeEach(({ complaints }) => {
  complaints.length = 0
})
test.afterEach(({ complaints }) => {
  // The document of an address that leads nowhere is answered with 404, as programs expect.
  complaints.splice(0, Infinity, ...complaints.filter(complaint => !complaint.includes('404')))
})
