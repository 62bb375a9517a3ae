import { expect, type Locator, type Page } from '@playwright/test'

/** Presses of one key after which something is out of reach. */
const MOST_PRESSES = 100

/** Presses Tab until what has the focus is called `name`, from wherever the focus is; throws with the way it went when nothing is. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const way: string[] = []
  await pressUntil(page, 'Tab', async () => {
    const focused = await focusedName(page)
    way.push(focused)
    return typeof name === 'string' ? focused === name : name.test(focused)
  }).catch((cause: unknown) => {
    throw new Error(`Tab never came to ${String(name)}, but to ${[...new Set(way)].join(' > ')}`, { cause })
  })
}

/** Presses a key until something is so, which may be from the start. Each press has been drawn before it is looked at again. @public */
export async function pressUntil(
  page: Page,
  key: string,
  isSo: () => Promise<boolean>,
  mostPresses = MOST_PRESSES,
): Promise<void> {
  for (let presses = 0; presses < mostPresses; presses += 1) {
    if (await isSo()) return
    await page.keyboard.press(key)
    await page.evaluate(async () => new Promise(resolve => requestAnimationFrame(resolve)))
  }
  if (!(await isSo())) throw new Error(`${mostPresses} times ${key} changed nothing`)
}

/** The accessible name of what has the focus; empty where nothing has, or where it has no name. */
async function focusedName(page: Page): Promise<string> {
  const focused = page.locator(':focus')
  if ((await focused.count()) === 0) return ''
  const [, quoted] = /^- \S+ ("(?:[^"\\]|\\.)*")/.exec(await focused.ariaSnapshot()) ?? []
  return quoted === undefined ? '' : String(JSON.parse(quoted))
}

/** A field that comes up for typing has the focus where there is a mouse; with fingers alone one touches it first. */
export async function arriveIn(page: Page, field: Locator) {
  await expect(field).toBeVisible()
  if (await page.evaluate(() => matchMedia('(hover: hover) and (pointer: fine)').matches))
    return expect(field).toBeFocused()
  await expect(field).not.toBeFocused()
  await field.tap()
}
