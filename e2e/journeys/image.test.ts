import type { Image } from '@atelier/contracts'
import type { Page } from '@playwright/test'
import { expect, importImages, tabTo, test, violations, violationsInBoth } from '../support/test.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const zoom = (page: Page) => page.getByRole('group', { name: 'Zoom' }).getByRole('button', { name: /%/ })
const percent = async (page: Page) => Number.parseInt(await zoom(page).innerText(), 10)

/** Three pictures, oldest first, that a search for `word` finds. */
const importThree = async (studioUrl: string, word: string) =>
  importImages(
    studioUrl,
    ['first', 'second', 'third'].map(nth => ({ prompt: `${word} ${nth}` })),
  )

const addressOf = (image: Image | undefined, query = '') => `/images/${image?.id ?? ''}${query}`

test('one goes through the gallery as it is filtered, and back to it', async ({ page, studio }) => {
  const [first, second] = await importThree(studio.url, 'curlew')
  await page.goto(`${studio.url}${addressOf(second, '?q=curlew')}`)
  await expect(heading(page)).toHaveText('curlew second')
  expect(await violationsInBoth(page)).toEqual([])
  await page.getByRole('button', { name: 'Next picture' }).click()
  await expect(heading(page)).toHaveText('curlew first')
  await expect(page).toHaveURL(`${studio.url}${addressOf(first, '?q=curlew')}`)
  await expect(page.getByRole('button', { name: 'Next picture' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('This is the last picture.')).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Gallery' }).click()
  await expect(page).toHaveURL(`${studio.url}/gallery?q=curlew`)
})

test('by the keyboard alone one looks, comes closer, names, hides the details and deletes with a way back', async ({
  page,
  studio,
}) => {
  const [, , third] = await importThree(studio.url, 'otter')
  await page.goto(`${studio.url}${addressOf(third, '?q=otter')}`)
  await expect(heading(page)).toHaveText('otter third')
  await page.keyboard.press('ArrowRight')
  await expect(heading(page)).toHaveText('otter second')
  const fitted = await percent(page)
  await page.keyboard.press('+')
  await expect.poll(() => percent(page)).toBeGreaterThan(fitted)
  await page.keyboard.press('ArrowRight')
  await expect(heading(page)).toHaveText('otter second')
  await page.keyboard.press('Escape')
  await expect.poll(() => percent(page)).toBe(fitted)
  await page.keyboard.press('f')
  await expect(page.getByRole('button', { name: 'Favourite' })).toHaveAttribute('aria-pressed', 'true')

  await tabTo(page, 'Add a title')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Otters, at play')
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Otters, at play')
  await expect(page.getByRole('button', { name: 'Edit the title' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('no')
  await page.keyboard.press('Escape')
  await expect(heading(page)).toHaveText('Otters, at play')

  await page.keyboard.down('Delete')
  // A key that is held down deletes no more than one, and asks for nothing.
  await page.keyboard.down('Delete')
  await page.keyboard.up('Delete')
  await expect(heading(page)).toHaveText('otter first')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(heading(page)).toHaveText('Otters, at play')
  await page.keyboard.press('i')
  await expect(heading(page)).toHaveCount(0)
  await page.reload()
  await expect(zoom(page)).toBeVisible()
  await expect(heading(page)).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(`${studio.url}/gallery?q=otter`)
})

test('the wheel comes closer to what is under the pointer, and then the file itself is shown', async ({
  page,
  studio,
}) => {
  const [image] = await importImages(studio.url, [{ prompt: 'narwhal first', width: 1600, height: 1000 }])
  await page.goto(`${studio.url}${addressOf(image)}`)
  const picture = page.getByRole('img', { name: 'narwhal first' })
  await expect(picture).toHaveJSProperty('complete', true)
  const shownFile = async () => picture.evaluate((element: HTMLImageElement) => element.currentSrc)
  expect(await shownFile()).toContain('width=')
  const before = await picture.boundingBox()
  const [x, y] = [(before?.x ?? 0) + (before?.width ?? 0) * 0.25, (before?.y ?? 0) + (before?.height ?? 0) * 0.5]
  await page.mouse.move(x, y)
  await page.mouse.wheel(0, -900)
  await expect.poll(async () => (await picture.boundingBox())?.width).toBeGreaterThan(1.5 * (before?.width ?? 0))
  const after = await picture.boundingBox()
  expect((x - (after?.x ?? 0)) / (after?.width ?? 1)).toBeCloseTo(0.25, 1)
  await page.mouse.wheel(0, -900)
  await expect.poll(shownFile).not.toContain('width=')
  await page.mouse.dblclick(x, y)
  await expect.poll(async () => (await picture.boundingBox())?.width).toBeCloseTo(before?.width ?? 0, 0)
  await page.mouse.dblclick(x, y)
  await expect(zoom(page)).toHaveText('100 %')
})

test('two pictures are compared under one line, which the keyboard and the pointer move', async ({ page, studio }) => {
  const [first, second] = await importThree(studio.url, 'caracal')
  await page.goto(`${studio.url}${addressOf(first, '?q=caracal')}`)
  await expect(heading(page)).toHaveText('caracal first')
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: 'Compare with' })
  await expect(dialog.getByRole('button', { name: /caracal second/ })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await tabTo(page, /caracal second/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`compare=${second?.id ?? ''}`))
  await expect(page).toHaveTitle('caracal first · Atelier')
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  const line = page.getByRole('slider', { name: 'Line between the two pictures' })
  await expect(line).toHaveValue('50')
  expect(await violations(page)).toEqual([])
  await tabTo(page, 'Line between the two pictures')
  await page.keyboard.press('ArrowLeft')
  await expect(line).toHaveValue('49.5')
  const box = await line.boundingBox()
  const [middle, height] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) * 0.75]
  await page.mouse.move(middle, height)
  await page.mouse.down()
  await page.mouse.move(middle + 60, height)
  await page.mouse.up()
  await expect.poll(async () => Number(await line.inputValue())).toBeGreaterThan(52)
  await page.reload()
  await expect(page.getByRole('img', { name: 'caracal second' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(line).toHaveCount(0)
  await expect(page).toHaveURL(`${studio.url}${addressOf(first, '?q=caracal')}`)
})

test('a picture that is not there, and one that goes while it is looked at, lead on', async ({
  page,
  studio,
  request,
  complaints,
}) => {
  await page.goto(`${studio.url}/images/01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11`)
  await expect(page.getByRole('heading', { name: 'There is no such picture' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  // The browser notes the answer's status by itself.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('404')])
  const [image] = await importImages(studio.url, [{ prompt: 'weasel first' }])
  await page.goto(`${studio.url}${addressOf(image)}`)
  await expect(heading(page)).toHaveText('weasel first')
  await request.delete(`${studio.url}/api/v1/images/${image?.id ?? ''}?permanent=true`)
  await expect(page.getByRole('heading', { name: 'There is no such picture' })).toBeVisible()
  complaints.splice(0)
})

test('the last picture of a search goes to the trash and comes back, and goes for good only when asked twice', async ({
  page,
  studio,
  request,
}) => {
  const [image] = await importImages(studio.url, [{ prompt: 'badger' }])
  const inApi = `${studio.url}/api/v1/images/${image?.id ?? ''}`
  // The page shows it at once; what comes from elsewhere must not overtake it.
  const isOutOfTrash = async () =>
    expect.poll(async () => (await (await request.get(inApi)).json()).trashedAt).toBeNull()
  await page.goto(`${studio.url}${addressOf(image, '?q=badger')}`)
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page).toHaveURL(`${studio.url}/gallery?q=badger`)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(heading(page)).toHaveText('badger')
  await isOutOfTrash()
  await request.delete(inApi)
  const note = page.getByText('In the trash')
  await expect(note).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Restore' }).click()
  await expect(note).toHaveCount(0)
  await isOutOfTrash()
  await request.delete(inApi)
  await page.getByRole('button', { name: 'Delete for good' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Keep the picture' }).click()
  await expect(note).toBeVisible()
  await page.getByRole('button', { name: 'Delete for good' }).click()
  await dialog.getByRole('button', { name: 'Delete for good' }).click()
  await expect(page.getByText('Deleted for good.').first()).toBeVisible()
  await expect.poll(async () => (await request.get(inApi)).status()).toBe(404)
})

test('a picture and its recipe are copied and downloaded, fill the screen, and go to the studio', async ({
  page,
  studio,
  context,
}) => {
  const [image] = await importImages(studio.url, [{ prompt: 'guillemot first' }])
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${studio.url}${addressOf(image)}`)

  await test.step('copied as other programs read it', async () => {
    const clipboard = async () => page.evaluate(async () => navigator.clipboard.readText())
    const copyMore = async (what: string) => {
      await page.getByRole('button', { name: 'More' }).click()
      await page.getByRole('menuitem', { name: what }).click()
    }
    await page.getByRole('button', { name: 'Copy recipe' }).click()
    await expect.poll(clipboard).toBe('guillemot first\nSeed: 0, Size: 240x160, Model: stand-in/watercolour')
    await page.getByRole('button', { name: 'Copy size' }).press('Enter')
    await expect.poll(clipboard).toBe('240x160')
    await copyMore('Copy link')
    await expect.poll(clipboard).toBe(`${studio.url}${addressOf(image)}`)
    await copyMore('Copy picture')
    await expect(page.getByText('Picture copied.', { exact: true }).first()).toBeVisible()
    expect(await page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types))).toContain(
      'image/png',
    )
  })

  const download = async (format: string | RegExp) => {
    await page.getByRole('button', { name: 'Download' }).click()
    const [started] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: format }).click(),
    ])
    return started
  }
  await test.step('downloaded in any format', async () => {
    expect((await download(/Original/)).suggestedFilename()).toMatch(/^guillemot-first-.*\.png$/)
    expect((await download('AVIF')).url()).toContain('recipe=true')
    await page.getByRole('button', { name: 'Download' }).click()
    expect(await violations(page)).toEqual([])
    await page.getByRole('menuitemcheckbox', { name: 'With the recipe inside' }).click()
    await expect(page.getByRole('menuitemcheckbox')).not.toBeChecked()
    await page.keyboard.press('Escape')
  })

  await test.step('on the whole screen, where nothing behind it can be reached', async () => {
    await page.getByRole('button', { name: 'Full screen' }).click()
    await expect(page.getByRole('button', { name: 'Leave full screen' })).toBeFocused()
    await expect.poll(async () => page.evaluate(() => document.fullscreenElement !== null)).toBe(true)
    await expect(page.getByRole('link', { name: 'Studio' })).toHaveCount(0)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('z')
    await expect(heading(page)).toHaveText('guillemot first')
  })

  await test.step('to the studio as it is, or with a new seed; whether its recipe goes along is remembered', async () => {
    const prompt = page.getByRole('textbox', { name: 'Prompt', exact: true })
    await page.getByRole('button', { name: 'Remix' }).click()
    await expect(prompt).toHaveValue('guillemot first')
    await page.goBack()
    const jpeg = await download('JPEG')
    expect(jpeg.suggestedFilename()).toMatch(/\.jpg$|\.jpeg$/)
    expect(jpeg.url()).toContain('recipe=false')
    await page.keyboard.press('v')
    await expect(page).toHaveURL(`${studio.url}/`)
    await expect(prompt).toHaveValue('guillemot first')
  })
})
