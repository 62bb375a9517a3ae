import type { Page } from '@playwright/test'
import { expect, forget, importImages, tabTo, test, violations, violationsInBoth } from '../support/test.ts'
import { heading, zoom, importThree, addressOf } from '../support/image.ts'

const percent = async (page: Page) => Number.parseInt(await zoom(page).innerText(), 10)

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
  // What the page still asked for ends with it.
  await page.goto('about:blank')
  forget(complaints, /404/)
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
    // The page has come, and with it the keyboard's place.
    await expect(heading(page)).toHaveText('guillemot first')
    await expect(page.locator('#main')).toBeFocused()
    const jpeg = await download('JPEG')
    expect(jpeg.suggestedFilename()).toMatch(/\.jpg$|\.jpeg$/)
    expect(jpeg.url()).toContain('recipe=false')
    await page.keyboard.press('v')
    await expect(page).toHaveURL(`${studio.url}/`)
    await expect(prompt).toHaveValue('guillemot first')
  })
})
