import type { APIRequestContext, Locator, Page } from '@playwright/test'
import { startStudio } from '../support/studio.ts'
import { openOptions } from '../support/studio-page.ts'
import { expect, tabTo, test, violationsInBoth } from '../support/test.ts'

const SLOW = 'black-forest-labs/FLUX.1-schnell'
const SHAPES = [
  { width: 256, height: 256 },
  { width: 256, height: 384 },
  { width: 384, height: 256 },
] as const
const sheet = (page: Page) => page.getByRole('region', { name: 'Results' })
const works = (page: Page) => sheet(page).getByRole('article')

async function make(request: APIRequestContext, url: string, data: object) {
  const answer = await request.post(`${url}/api/v1/generations`, { data, headers: { prefer: 'wait=20' } })
  expect(answer.status()).toBe(201)
}

/** Generations of several pictures in several shapes, the last one the newest. */
async function fill(request: APIRequestContext, url: string, generations: number) {
  for (let k = 0; k < generations; k += 1)
    await make(request, url, { prompt: `godwit ${k}`, model: 'atelier/sketch', count: 8, ...SHAPES[k % SHAPES.length] })
}
const boxOf = async (locator: Locator) => {
  const box = await locator.boundingBox()
  if (!box) throw new Error('it is not on the page')
  return box
}
const pictures = (page: Page) => sheet(page).getByRole('link', { name: /^Picture/ })

test('pictures of all shapes fill their rows, as large as one likes, and their captions come with the keyboard and the mouse', async ({
  page,
  request,
}) => {
  const studio = await startStudio()
  await fill(request, studio.url, 6)
  await page.goto(studio.url)
  await expect(pictures(page).first()).toBeVisible()
  const results = await boxOf(sheet(page))
  const rows = async () => {
    const boxes = await pictures(page).evaluateAll(links =>
      links.map(link => {
        const { left, right, top, height } = link.getBoundingClientRect()
        return { left, right, top: Math.round(top), height }
      }),
    )
    // The last row that is on the page may go on beyond it.
    return [...Map.groupBy(boxes, ({ top }) => top).values()].slice(0, -1)
  }
  for (const row of await rows()) {
    expect(Math.min(...row.map(({ left }) => left))).toBeCloseTo(results.x, 0)
    expect(Math.max(...row.map(({ right }) => right))).toBeCloseTo(results.x + results.width, 0)
  }

  const before = (await rows())[0]?.[0]?.height ?? 0
  const size = page.getByRole('slider', { name: 'Picture size' })
  await size.press('Home')
  await expect.poll(async () => (await rows())[0]?.[0]?.height).toBeLessThan(before * 0.8)
  await page.reload()
  await expect(size).toHaveValue('0')
  await size.press('End')
  await expect.poll(async () => (await rows())[0]?.[0]?.height).toBeGreaterThan(before)

  await tabTo(page, 'Picture 1 of 8')
  const caption = works(page).first().getByText('godwit 5', { exact: true })
  await expect(caption).toBeVisible()
  await expect(
    works(page)
      .first()
      .getByText(/Sketch · 384 × 256 · seed \d+/),
  ).toBeVisible()
  const picture = await boxOf(pictures(page).first())
  expect((await boxOf(caption)).y).toBeGreaterThan(picture.y + picture.height)
  expect(await violationsInBoth(page)).toEqual([])
  await page.goto('about:blank')
  await studio.stop()
})

test('of very many pictures those near the screen are on the page, and one comes to the oldest', async ({
  page,
  request,
}) => {
  const studio = await startStudio()
  await fill(request, studio.url, 30)
  await page.goto(studio.url)
  await page.getByRole('slider', { name: 'Picture size' }).press('End')
  await expect(page.getByRole('article', { name: 'godwit 29', exact: true })).toBeVisible()
  expect(await pictures(page).count()).toBeLessThan(160)
  await expect
    .poll(async () => {
      await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }))
      return page.getByRole('article', { name: 'godwit 0', exact: true }).count()
    })
    .toBe(1)
  await expect(page.getByRole('article', { name: 'godwit 29', exact: true })).toHaveCount(0)
  await page.goto('about:blank')
  await studio.stop()
})

test('new work of another tab appears where one rests at the top, and waits where one looks further down', async ({
  page,
  request,
}) => {
  const studio = await startStudio()
  await fill(request, studio.url, 8)
  await page.goto(studio.url)
  await expect(works(page).first()).toHaveAccessibleName('godwit 7')
  await make(request, studio.url, { prompt: 'a ruff', model: 'atelier/sketch', width: 256, height: 256 })
  await expect(works(page).first()).toHaveAccessibleName('a ruff')

  await page.getByRole('slider', { name: 'Picture size' }).press('End')
  await page.evaluate(
    async () =>
      new Promise<void>(resolve => {
        addEventListener('scroll', () => resolve(), { once: true })
        scrollTo({ top: 400, behavior: 'instant' })
      }),
  )
  await make(request, studio.url, { prompt: 'a second ruff', model: 'atelier/sketch', width: 256, height: 256 })
  const newer = page.getByRole('button', { name: 'Show 1 newer' })
  await expect(newer).toBeVisible()
  await expect(page.getByRole('article', { name: 'a second ruff' })).toHaveCount(0)
  await newer.click()
  await expect(works(page).first()).toHaveAccessibleName('a second ruff')
  await expect(newer).toHaveCount(0)
  await page.goto('about:blank')
  await studio.stop()
})

test('what waits is a line that moves no picture, and what failed is a row until it is dismissed', async ({ page }) => {
  const studio = await startStudio({ HF_TOKEN: 'hf_anything', HF_CONCURRENCY: '1' })
  const ask = async (prompt: string) =>
    page.request.post(`${studio.url}/api/v1/generations`, { data: { prompt, model: SLOW, width: 256, height: 256 } })
  await make(page.request, studio.url, { prompt: 'a knot', model: 'atelier/sketch', width: 256, height: 256 })
  await page.goto(studio.url)
  // What moves aside for the first is at its place at once.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const line = page.getByRole('region', { name: 'Waiting' })
  await expect(works(page)).toHaveCount(1)
  await expect(line).toHaveCount(0)
  await ask('slow 1 [[fault:hang]]')
  await expect(page.getByRole('article', { name: /slow 1/ }).getByRole('progressbar')).toBeVisible()
  const before = await boxOf(page.getByRole('article', { name: 'a knot' }))
  await ask('slow 2 [[fault:hang]]')
  await ask('slow 3 [[fault:hang]]')
  await expect(line).toContainText('2 waiting')
  expect(await boxOf(page.getByRole('article', { name: 'a knot' }))).toEqual(before)
  await expect(page.getByRole('article', { name: /slow [23]/ })).toHaveCount(0)
  expect(await violationsInBoth(page)).toEqual([])
  if (test.info().project.name === 'desktop') {
    await expect(line.getByRole('listitem').filter({ hasText: 'slow 2' })).toContainText('Next in line')
    await line.getByRole('button', { name: /^Cancel slow 2/ }).press('Enter')
    await expect(line.getByRole('button', { name: /^Cancel slow 3/ })).toBeFocused()
  } else {
    await line.getByRole('button', { name: /waiting/ }).click()
    const queue = page.getByRole('dialog', { name: 'Queue' })
    await queue.getByRole('button', { name: /^Cancel slow 2/ }).click()
    await queue.getByRole('button', { name: 'Close' }).click()
  }
  await expect(line).toContainText('1 waiting')

  const row = page.getByRole('article', { name: /slow 2/ })
  await expect(row).toContainText('Cancelled')
  await row.getByRole('button', { name: 'Dismiss' }).press('Enter')
  await expect(row).toHaveCount(0)
  await expect(sheet(page).locator(':focus')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('article', { name: 'a knot' })).toBeVisible()
  await expect(row).toHaveCount(0)
  await page.goto('about:blank')
  await studio.stop()
})

test('Generate says how many it will make and how long that takes', async ({ page, request, studio }) => {
  await make(request, studio.url, { prompt: 'to know how long', model: 'atelier/sketch', width: 256, height: 256 })
  await page.goto(studio.url)
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).pressSequentially('a {red|green|blue} dunlin')
  await openOptions(page)
  await page.getByRole('group', { name: 'Pictures' }).getByText('2', { exact: true }).click()
  await expect(page.getByRole('button', { name: /^Generate 6 about \d+\ss$/ })).toBeVisible()
})

test('on a phone pictures come first, and all that a finger needs is large enough', async ({
  page,
  request,
  studio,
}) => {
  await make(request, studio.url, { prompt: 'a turnstone', model: 'atelier/sketch', width: 256, height: 256 })
  await page.goto(studio.url)
  await expect(pictures(page).first()).toBeInViewport()
  const form = page.getByRole('form', { name: 'New picture' })
  await expect(form).toBeInViewport({ ratio: 1 })
  const size = page.getByRole('group', { name: 'Size' })
  if (test.info().project.name === 'desktop') {
    await expect(size).toBeVisible()
    await expect(page.getByRole('button', { name: /^Generate/ })).toHaveAttribute('title', 'Ctrl Enter')
    return
  }
  await expect(page.getByText('Ctrl')).toBeHidden()
  const small = await page
    .getByRole('main')
    .locator('button:visible, textarea:visible, input[type=range]:visible')
    .evaluateAll(all => all.filter(each => each.getBoundingClientRect().height < 43.5).map(each => each.outerHTML))
  expect(small).toEqual([])
  await openOptions(page)
  await expect(size).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(size).toBeHidden()
})
