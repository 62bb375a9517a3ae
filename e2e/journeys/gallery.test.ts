import type { Page } from '@playwright/test'
import { selectedTiles as selected, tile, tiles } from '../support/collections.ts'
import { expect, importImages, tabTo, test, violations, violationsInBoth } from '../support/test.ts'

const search = (page: Page) => page.getByRole('combobox', { name: 'Search prompts' })

/** Pictures called `WORD 1`, `WORD 2` and so on, the last one the newest. */
const importMany = async (url: string, word: string, count: number) =>
  importImages(
    url,
    Array.from({ length: count }, (_, k) => ({ prompt: `${word} ${k + 1}` })),
  )

test('one finds pictures by typing and by filters, and goes back over what one chose', async ({ page, studio }) => {
  await importMany(studio.url, 'pelican', 4)
  await page.goto(`${studio.url}/gallery`)
  await search(page).pressSequentially('pelic')
  await expect(page).toHaveURL(/q=pelic/)
  await expect(page.getByText('4 pictures')).toBeVisible()
  await expect(tiles(page)).toHaveCount(4)
  await expect(search(page)).toHaveValue('pelic')
  expect(await violationsInBoth(page)).toEqual([])

  await page.getByRole('button', { name: 'Filters' }).click()
  await page.getByRole('radio', { name: 'Made here' }).check({ force: true })
  // What was found before is dimmed until the answer comes.
  await expect(page.locator('.results')).toHaveAttribute('aria-busy', 'false')
  await expect(tiles(page)).toHaveCount(0)
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible()
  expect(await violations(page)).toEqual([])

  await page.getByRole('button', { name: 'Remove the filter Made here' }).click()
  await expect(tiles(page)).toHaveCount(4)
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible()
  await page.goForward()
  await expect(tiles(page)).toHaveCount(4)
})

test('with the mouse one selects, marks, downloads, deletes and takes it back', async ({ page, studio }) => {
  await importMany(studio.url, 'walrus', 7)
  await page.goto(`${studio.url}/gallery?q=walrus`)
  await tile(page, 'walrus 6').hover()
  await tile(page, 'walrus 6').locator('[data-mark="check"]').click()
  await expect(page.getByText('1 picture selected')).toBeVisible()
  await tile(page, 'walrus 3').click({ modifiers: ['Shift'] })
  await expect(selected(page)).toHaveCount(4)
  await tile(page, 'walrus 4').click()
  await expect(page.getByText('3 pictures selected')).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])

  await page.getByRole('button', { name: 'Favourite' }).click()
  await expect(tile(page, /walrus \d, favourite/)).toHaveCount(3)

  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  expect((await downloading).suggestedFilename()).toBe('atelier.zip')

  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(tiles(page)).toHaveCount(4)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(tiles(page)).toHaveCount(7)
})

test('a rectangle drawn over pictures selects what it touches', async ({ page, studio }) => {
  await importMany(studio.url, 'ibis', 5)
  await page.goto(`${studio.url}/gallery?q=ibis`)
  await expect(tiles(page)).toHaveCount(5)
  const [first, second] = [await tile(page, 'ibis 5').boundingBox(), await tile(page, 'ibis 4').boundingBox()]
  if (!first || !second) throw new Error('the pictures are not on the screen')
  await page.mouse.move(first.x + 20, first.y + 20)
  await page.mouse.down()
  await page.mouse.move(second.x + 20, second.y + 40, { steps: 4 })
  await page.mouse.up()
  await expect(selected(page)).toHaveCount(2)
  await expect(page).toHaveURL(/gallery/)
  await page.keyboard.press('Escape')
  await expect(selected(page)).toHaveCount(0)
})

test('a long press begins selecting, and taps go on', async ({ page, studio }) => {
  await importMany(studio.url, 'lynx', 3)
  await page.goto(`${studio.url}/gallery?q=lynx`)
  await tile(page, 'lynx 3').dispatchEvent('pointerdown', {
    pointerType: 'touch',
    clientX: 40,
    clientY: 200,
    button: 0,
  })
  await expect(selected(page)).toHaveCount(1)
  await tile(page, 'lynx 3').dispatchEvent('pointerup', { pointerType: 'touch' })
  await tile(page, 'lynx 3').dispatchEvent('click')
  await tile(page, 'lynx 1').dispatchEvent('click')
  await expect(selected(page)).toHaveCount(2)
})

test('the whole grid is used by the keyboard alone', async ({ page, studio }) => {
  await importMany(studio.url, 'puffin', 9)
  await page.goto(`${studio.url}/gallery?q=puffin`)
  await expect(tiles(page)).toHaveCount(9)
  await tabTo(page, 'puffin 9')
  await page.keyboard.press('ArrowRight')
  await expect(tile(page, 'puffin 8')).toBeFocused()
  await page.keyboard.press('End')
  await expect(tile(page, 'puffin 1')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Home')
  await expect(tile(page, 'puffin 9')).toBeFocused()
  expect(await violations(page)).toEqual([])

  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(selected(page)).toHaveCount(3)
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(selected(page)).toHaveCount(2)
  await page.keyboard.press('Escape')
  await page.keyboard.press('f')
  await expect(tile(page, 'puffin 8, favourite')).toBeFocused()

  await page.keyboard.press('Delete')
  await expect(tiles(page)).toHaveCount(8)
  await expect(tile(page, 'puffin 7')).toBeFocused()
  await page.keyboard.press('Control+a')
  await expect(page.getByText('8 pictures selected')).toBeVisible()
  await page.keyboard.press('Escape')

  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'puffin 7' })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('heading', { level: 1, name: 'puffin 6' })).toBeVisible()
  await page.goBack()
  await expect(tile(page, 'puffin 6')).toBeFocused()
})

test('a gallery that cannot be read says so, and is read again', async ({ page, studio, complaints }) => {
  await importMany(studio.url, 'ocelot', 1)
  await page.route('**/images/timeline*', async route => route.abort())
  await page.goto(`${studio.url}/gallery?q=ocelot`)
  await expect(page.getByText('The server cannot be reached.')).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
  await page.unroute('**/images/timeline*')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(tiles(page)).toHaveCount(1)
  // The browser itself notes what did not come.
  expect(complaints.splice(0)).toEqual(expect.arrayContaining([expect.stringContaining('ERR_FAILED')]))
})

test('what stands on a button of the search is on it, and not elsewhere', async ({ page, studio }) => {
  await page.goto(`${studio.url}/gallery`)
  for (const name of ['Favourites', 'Filters']) {
    const button = page.getByRole('search').getByRole('button', { name })
    const [outer, inner] = [await button.boundingBox(), await button.locator('.icon').boundingBox()]
    if (!outer || !inner) throw new Error(`${name} or its sign is not on the screen`)
    expect(inner.x).toBeGreaterThanOrEqual(outer.x)
    expect(inner.x + inner.width).toBeLessThanOrEqual(outer.x + outer.width)
  }
})
